import type { AgreementTemplate } from './template.js';

/** Every clause is there once: whoever knows this text knows the language. */
export const managedService: AgreementTemplate = {
  id: 'managed-service',
  title: 'Managed service',
  description:
    'Hosting and operation of a platform for one customer: availability, response time, support and credits.',
  names: { provider: 'Provider Limited', customer: 'Customer Limited', title: 'Hosting Service Level Agreement' },
  text: `// A complete agreement to start from. Change the parties, the promises and the prices; delete what you do not need.
// \`sla check\` says what is wrong with it, and \`sla build\` writes the contract.

party <<provider>> "<<provider title>>" {
    address "<<address 1 High Street>>"
    contact ServiceDesk "Service desk" {
        email "desk@provider.example"
        phone "+44 20 7946 0100"
        reachable during Always
    }
    contact DutyManager "Duty manager" {
        phone "+44 20 7946 0101"
        reachable during Always
    }
    contact Director "Managing director" {
        email "director@provider.example"
        decides "price changes", "changes of service levels"
    }
}
party <<customer>> "<<customer title>>" {
    address "<<address 2 Market Square>>"
    contact ServiceOwner "Head of IT" {
        email "it@customer.example"
        decides "changes of service levels", "termination"
    }
}

agreement <<agreement>> "<<title>>" {
    version "1.0"
    status draft
    effective from <<month 1>> to <<eve 25>>
    renews every 12 months with 60 days notice
    timezone "<<timezone>>"
    default calendar BusinessHours
    currency <<currency>>
    language "<<language>>"
    law "<<law>>" venue "<<city>>"
    precedence "In everything that concerns service levels, this agreement prevails over the other contracts of the parties."
    background "The customer runs its web shop on the provider's platform."
    provider <<provider>>
    customer <<customer>>

    service Shop "Web shop hosting" {
        description "The platform on which the customer's web shop runs: servers, database, network and their operation."
        outcome "Visitors can place orders at any hour."
        includes "servers and database", "security updates", "daily backups"
        excludes "code written by the customer"
        fee <<money 2000>> per month
    }

    calendar BusinessHours "Business hours" {
        open monday to friday 09:00 to 17:30
        <<holidays>>
    }
    maintenance Planned "Scheduled maintenance" {
        means "Work on the platform that is announced beforehand."
        window tuesday 03:00 to 05:00
        notice 5 days by "e-mail and status page"
        limit 30 minutes per month
    }
    exclusion ForceMajeure "Force majeure" {
        means "War, strike, natural disaster and orders of public authorities that the provider could not have averted."
        proof by provider
    }

    metric ShopUptime "Availability of the web shop" {
        availability of Shop
        unavailable when "the home page does not answer within 10 seconds" for at least 2 minutes
        measured every 1 minute by "an external probe" at "two cities, both of which must see the failure"
        no data counts as bad
        rounded down to 0.01%
        excluding Planned, ForceMajeure
    }
    metric PageTime "Response time" {
        duration from "last byte of the request received" to "last byte of the response sent" for Shop
        measured by "the access log of the platform"
        minimum 1_000 samples otherwise good
        excluding Planned, ForceMajeure
    }

    requirement AlwaysOpen "The shop sells around the clock" {
        priority must
        owner <<customer>>.ServiceOwner
    }
    objective Availability "Availability" {
        measures ShopUptime per month
        target >= 99.9%
        baseline 99.96% worst 99.92% from <<month -12>> to <<eve 0>> by "the external probe"
        priority must
        serves AlwaysOpen
        credit 10% of fee when < 99.9%
        credit 25% of fee when < 99.0%
        credit 50% of fee when < 95.0%
        terminate by customer after 3 misses in 6 months with 30 days notice
    }
    objective Speed "Response time" {
        measures p95 of PageTime per month
        target <= 800 ms
        baseline 540 ms worst 690 ms from <<month -12>> to <<eve 0>> by "the access log"
        priority should
        serves AlwaysOpen
        credit 5% of fee when > 800 ms
    }

    severity Critical "Critical" { means "the shop cannot take orders" }
    severity Major "Major"       { means "a main function fails, and there is no way around it" }
    severity Minor "Minor"       { means "anything else that does not work as described" }
    support Desk "Service desk" {
        channel phone "+44 20 7946 0100", email "desk@provider.example"
        classified by customer, disputed by provider
        clock starts when "the incident is reported or the monitoring raises an alarm, whichever is first"
        clock pauses while "the provider waits for information that only the customer can give"
        clock stops to respond when "an engineer has answered; an automated reply does not count"
        clock stops to restore when "the service is up again for 10 minutes"
        clock stops to resolve when "the customer has confirmed the solution"
        handles Critical during Always {
            respond within 10 minutes
            update  every  15 minutes
            restore within 30 minutes
        }
        handles Major during BusinessHours {
            respond within 1 business hour
            update  every  2 business hours
            resolve within 8 business hours or workaround
        }
        handles Minor during BusinessHours {
            respond within 4 business hours
            resolve within 10 business days or workaround
        }
        measures share in time per month
        target >= 95%
        serves AlwaysOpen
        credit 5% of total fee when < 95%
    }

    remedies {
        stacking highest
        cap 50% of total fee per month
        cap 20% of total fee per year
        claim within 30 days after report by "e-mail to the service desk" with "date and time of the miss"
        claim decided within 30 days
        paid as credit on next invoice
        other remedies reserved
    }

    responsibility of provider "Operates, patches, backs up and monitors the platform."
    responsibility of customer "Reports incidents to the service desk and names someone who can be reached until they are solved."
    escalation Incidents "Escalation of incidents" {
        level 1 <<provider>>.ServiceDesk
        level 2 <<provider>>.DutyManager after 15 minutes
        level 3 <<provider>>.Director    after 25 minutes for Critical
    }
    report Monthly "Service level report" {
        covers Availability, Speed, Desk
        issued every month within 5 business days
        sent to <<customer>>.ServiceOwner by "e-mail" as "PDF"
    }
    review every 6 months by <<provider>>.Director, <<customer>>.ServiceOwner next <<month 7>>
    stakeholder <<customer>>.ServiceOwner "availability in the evening and before Christmas"
    stakeholder <<provider>>.Director "what the promise costs to keep"
    risk Site "Loss of the data centre" {
        likelihood low
        impact high
        owner provider
        mitigation "A copy of every backup is kept in a second data centre and can be started there within a day."
        affects Availability
    }

    legal review by provider pending
    legal review by customer pending
    signature by <<provider>>.Director pending
    signature by <<customer>>.ServiceOwner pending
    amendment by provider, customer "in writing, signed by both parties" with 30 days notice
    change "1.0" on <<today>> "First draft."
    term "Downtime" means "time in which the web shop is unavailable as measured by this agreement."
    clause "Confidentiality" "Reports and measurements are confidential to the parties."
    clause "Exit" "When the agreement ends, the provider hands over all data of the customer within 30 days and then deletes its copies."
}
`,
};
