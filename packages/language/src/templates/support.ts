import type { AgreementTemplate } from './template.js';

export const support: AgreementTemplate = {
  id: 'support',
  title: 'Support only',
  description:
    'Maintenance and support of software that the customer runs itself: how soon somebody answers and solves.',
  names: { provider: 'Provider Limited', customer: 'Customer Limited', title: 'Support Service Level Agreement' },
  text: `// Support for software that the customer runs itself. Nothing is promised about the software's availability, because the provider
// does not operate it: the promise is how soon somebody answers, helps and solves.

party <<provider>> "<<provider title>>" {
    address "<<address 1 High Street>>"
    contact Helpdesk "Helpdesk" {
        email "help@provider.example"
        phone "+44 20 7946 0100"
        reachable during Always
    }
    contact DutyEngineer "Engineer on duty" {
        phone "+44 20 7946 0101"
        reachable during Always
    }
    contact SupportManager "Head of support" {
        email "support-manager@provider.example"
        phone "+44 20 7946 0102"
        reachable during Always
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
    effective from <<month 1>> to <<eve 13>>
    renews every 12 months with 90 days notice
    timezone "<<timezone>>"
    default calendar SupportHours
    currency <<currency>>
    language "<<language>>"
    law "<<law>>" venue "<<city>>"
    precedence "In everything that concerns support, this agreement prevails over the licence of the software."
    background "The customer has licensed the provider's software and runs it in its own data centre."
    provider <<provider>>
    customer <<customer>>

    // ---- what is delivered ----
    service Care "Software support" {
        description "Answers, corrections and advice for the two latest major releases of the software."
        outcome "Whoever is stuck is helped before the working day is lost."
        includes "corrections and minor releases", "advice on installation and configuration"
        excludes "changes made by the customer", "the machines and networks of the customer", "training"
        fee <<money 1200>> per month
    }
    // The hours in which an engineer works on what is not critical.
    calendar SupportHours "Support hours" {
        open monday to friday 08:00 to 18:00
        <<holidays>>
    }

    // ---- what the business needs ----
    requirement BackToWork "Failures do not stop the business" {
        priority must
        owner <<customer>>.ServiceOwner
        description "Orders are taken with the software from early morning on; a standstill shows within the hour."
    }

    // ---- support ----
    // The customer classifies, because it knows what a failure costs; the provider may object, and until then the customer's word holds.
    severity Critical "Critical" { means "the software stands still in production, or destroys data" }
    severity High "High"         { means "an important function fails in production, and there is no reasonable way around it" }
    severity Normal "Normal"     { means "a function does not work as documented, but work goes on" }
    severity Question "Question" { means "nothing has failed; advice is wanted" }
    support Desk "Helpdesk" {
        channel portal "https://help.provider.example", phone "+44 20 7946 0100", email "help@provider.example"
        classified by customer, disputed by provider
        clock starts when "the ticket is submitted; for critical failures, when somebody calls"
        clock pauses while "the provider waits for logs or access that only the customer can give"
        clock stops to respond when "an engineer has answered; an automated reply does not count"
        clock stops to restore when "the software works again in production, if need be with a workaround"
        clock stops to resolve when "a correction is delivered and the customer has not objected within 5 business days"
        handles Critical during Always {
            respond within 30 minutes
            update  every  60 minutes
            restore within 8 hours
        }
        handles High during SupportHours {
            respond within 2 business hours
            update  every  4 business hours
            resolve within 3 business days or workaround
        }
        handles Normal during SupportHours {
            respond within 8 business hours
            resolve within 20 business days or workaround
        }
        handles Question during SupportHours {
            respond within 2 business days
        }
        // 90% leaves room for one late answer among ten. With few tickets a month, judge by the quarter.
        measures share in time per quarter
        target >= 90%
        priority must
        serves BackToWork
        credit 10% of fee when < 90%
        credit 20% of fee when < 75%
        // Beside the share: a standstill that lasts is paid by itself.
        penalty <<money 100>> per started 60 minutes late to restore for Critical
        terminate by customer after 2 misses in 12 months with 30 days notice
        cap <<money 1000>> per incident
    }

    // ---- remedies ----
    remedies {
        stacking highest
        cap 50% of total fee per quarter
        cap 25% of total fee per year
        claim within 30 days after report by "e-mail to the helpdesk" with "the numbers of the tickets"
        claim decided within 20 days
        paid as credit on next invoice
        other remedies reserved
    }
    example "A standstill that lasted two hours too long" {
        given Desk 120 minutes late to restore for Critical
        expect penalty <<money 200>>
    }

    // ---- who does what ----
    responsibility of provider "Keeps engineers on duty who know the software, and a list of known errors that the customer can read."
    responsibility of customer "Names up to five people who may open tickets, and trains them."
    responsibility of customer "Runs a supported release, keeps its own backups, and installs corrections within 30 days."
    escalation Tickets "Escalation" {
        level 1 <<provider>>.Helpdesk
        level 2 <<provider>>.DutyEngineer   after 1 hour
        level 3 <<provider>>.SupportManager after 4 hours for Critical
    }
    report Quarterly "Support report" {
        covers Desk
        issued every quarter within 10 business days
        sent to <<customer>>.ServiceOwner by "e-mail" as "PDF"
    }
    review every 12 months by <<provider>>.SupportManager, <<customer>>.ServiceOwner next <<month 9>>
    stakeholder <<customer>>.ServiceOwner "a working day without standstill"
    stakeholder <<provider>>.SupportManager "what the duty at night costs"
    risk Knowledge "The engineers who know the software leave" {
        likelihood medium
        impact medium
        owner provider
        mitigation "At least two engineers know every part of the software."
        affects Desk
    }

    // ---- the paper ----
    legal review by provider pending
    legal review by customer pending
    signature by <<provider>>.SupportManager pending
    signature by <<customer>>.ServiceOwner pending
    amendment by provider, customer "in writing, signed by both parties" with 60 days notice
    change "1.0" on <<today>> "First draft."
    term "Workaround" means "a way to go on working until the cause is removed, which needs no change to the data and can be learned within 15 minutes."
    clause "Confidentiality" "Logs and data that the customer hands over are used only to solve its tickets, and deleted 30 days after they are closed."
    clause "Exit" "When the agreement ends, the provider goes on solving open critical tickets for 30 days."
}
`,
};
