import type { AgreementTemplate } from './template.js';

export const saas: AgreementTemplate = {
  id: 'saas',
  title: 'Software as a service',
  description:
    'A web application by subscription: two plans, availability, failed requests, backups, support and credits.',
  names: {
    provider: 'Provider Limited',
    customer: 'Customer Limited',
    title: 'Software as a Service Level Agreement',
  },
  text: `// Software as a service for one customer. Change the parties, the promises and the prices; delete what you do not need.
// Comments are for you: neither the contract nor its data show them.

party <<provider>> "<<provider title>>" {
    address "<<address 1 High Street>>"
    contact Support "Customer support" {
        email "support@provider.example"
        phone "+44 20 7946 0100"
        reachable during Always
    }
    contact OnCall "Engineer on call" {
        phone "+44 20 7946 0101"
        reachable during Always
    }
    contact Operations "Head of operations" {
        email "operations@provider.example"
        phone "+44 20 7946 0102"
        reachable during Always
        decides "price changes", "changes of service levels"
    }
}
party <<customer>> "<<customer title>>" {
    address "<<address 2 Market Square>>"
    contact ApplicationOwner "Application owner" {
        email "application-owner@customer.example"
        phone "+44 20 7946 0200"
        decides "changes of service levels", "termination"
    }
}

agreement <<agreement>> "<<title>>" {
    version "1.0"
    status draft
    effective from <<month 1>> to <<eve 13>>
    renews every 12 months with 60 days notice
    timezone "<<timezone>>"
    default calendar BusinessHours
    currency <<currency>>
    language "<<language>>"
    law "<<law>>" venue "<<city>>"
    precedence "In everything that concerns service levels, this agreement prevails over the provider's general terms of subscription."
    background "The customer's staff work with the provider's application during the day; its interfaces are used around the clock."
    provider <<provider>>
    customer <<customer>>

    // ---- what is delivered ----
    // Two plans, so that the difference is in writing. Where the customer cannot change plans, keep the one that was ordered.
    plan Business "Business plan"
    plan Enterprise "Enterprise plan"
    service Application "Web application" {
        description "The provider's application, its programming interface and the storage of the customer's data, reached over the internet."
        outcome "The customer's staff can do their work in the application whenever they need it."
        includes "all releases of the application", "hosting and operation", "hourly backups"
        excludes "the customer's own network and devices", "functions in Preview"
        fee <<money 1200>> per month for Business
        fee <<money 2400>> per month for Enterprise
    }

    // ---- time that does not count ----
    calendar BusinessHours "Business hours" {
        open monday to friday 08:00 to 18:00
        <<holidays>>
    }
    maintenance Planned "Scheduled maintenance" {
        means "Work on the application that is announced beforehand and for which it may be taken out of service."
        window saturday 03:00 to 05:00
        notice 5 days by "e-mail and the status page"
        limit 30 minutes per month
    }
    exclusion ForceMajeure "Force majeure" {
        means "War, strike, natural disaster and orders of public authorities that the provider could not have averted."
        proof by provider
    }
    exclusion Misuse "Use beyond the limits" {
        means "Failures caused by requests of the customer beyond 100 per second, or after the provider has suspended an account for unpaid invoices."
        proof by provider
    }

    // ---- how it is measured ----
    // An outage is seen from outside, as the users see it. Single failed requests are counted by the second metric.
    metric Uptime "Availability of the application" {
        availability of Application
        unavailable when "nobody can sign in or open a page within 10 seconds" for at least 2 minutes
        measured every 1 minute by "an external probe" at "three regions, two of which must agree"
        no data counts as bad
        rounded down to 0.01%
        excluding Planned, ForceMajeure, Misuse
    }
    metric FailedRequests "Failed requests" {
        description "Server errors as a share of what is asked of the programming interface."
        ratio of "requests answered with a status of 500 to 599" to "all valid requests" for Application
        valid when "the request is authenticated and well-formed"
        measured by "the access log of the programming interface, of which the customer may have an extract"
        minimum 10_000 requests otherwise good
        excluding Planned, ForceMajeure, Misuse
    }
    metric BackupRuns "Successful backups" {
        ratio of "hourly backups that ended without an error" to "all scheduled hourly backups" for Application
        measured by "the log of the backup system, shown in every report"
        no data counts as bad
    }

    // ---- what the business needs ----
    requirement DailyWork "Staff can work" {
        priority must
        owner <<customer>>.ApplicationOwner
        description "Four hundred people use the application every day; without it they cannot serve their clients."
    }
    requirement NothingLost "No more than an hour's work is lost" {
        priority must
        owner <<customer>>.ApplicationOwner
    }

    // ---- what is promised ----
    // 99.9% leaves 43 minutes a month, 99.5% three and a half hours: enough for a release that has to be taken back.
    // The baselines are what the provider has measured. Replace them: promises below what is usual are worth little, promises
    // above it will be missed.
    objective Availability "Availability" {
        measures Uptime per month
        target >= 99.5% for Business
        target >= 99.9% for Enterprise
        baseline 99.97% worst 99.92% from <<month -12>> to <<eve 0>> by "the external probe"
        priority must
        serves DailyWork
        credit 10% of fee when < target
        credit 25% of fee when < 99.0%
        credit 50% of fee when < 95.0%
        terminate by customer after 3 misses in 6 months with 30 days notice
    }
    objective Errors "Failed requests" {
        measures FailedRequests per month
        target <= 0.5%
        baseline 0.12% worst 0.31% from <<month -12>> to <<eve 0>> by "the access log"
        priority should
        serves DailyWork
        credit 5%  of fee when > 0.5%
        credit 10% of fee when > 2%
    }
    objective Backups "Backups" {
        measures BackupRuns per month
        target >= 99%
        baseline 99.9% worst 99.4% from <<month -12>> to <<eve 0>> by "the log of the backup system"
        priority must
        serves NothingLost
        credit 5% of fee when < 99%
    }

    // ---- support ----
    severity Critical "Critical" { means "the application cannot be used, or data is lost or shown to the wrong people" }
    severity Major "Major"       { means "an important function fails for several users, and there is no reasonable way around it" }
    severity Minor "Minor"       { means "anything else that does not work as described" }
    support Help "Customer support" {
        channel portal "https://support.provider.example", email "support@provider.example", phone "+44 20 7946 0100"
        classified by customer, disputed by provider
        clock starts when "the ticket is submitted or the monitoring raises an alarm, whichever is first"
        clock pauses while "the provider waits for information that only the customer can give"
        clock stops to respond when "an engineer has answered; an automated reply does not count"
        clock stops to restore when "the application can be used again, or has an agreed way around the failure"
        clock stops to resolve when "the customer has confirmed the solution, or not objected within 5 business days"
        // A critical failure does not wait for the morning. What may take this long has to fit into the month that was promised:
        // 99.9% with four hours to restore would be missed by the first failure.
        handles Critical for Enterprise during Always {
            respond within 10 minutes
            update  every  15 minutes
            restore within 30 minutes
        }
        handles Critical for Business during Always {
            respond within 30 minutes
            update  every  60 minutes
            restore within 3 hours
        }
        handles Major during BusinessHours {
            respond within 2 business hours
            update  every  4 business hours
            resolve within 2 business days or workaround
        }
        handles Minor during BusinessHours {
            respond within 1 business day
            resolve within 20 business days or workaround
        }
        measures share in time per month
        target >= 90%
        serves DailyWork
        credit 5% of fee when < 90%
    }

    // ---- remedies ----
    // \`highest\`: one failure that breaks several promises is paid once. \`sum\` would pay each of them.
    remedies {
        stacking highest
        cap 50% of total fee per month
        cap 20% of total fee per year
        claim within 30 days after report by "a ticket in the support portal" with "the period and the promise that was missed"
        claim decided within 20 days
        paid as credit on next invoice
        other remedies reserved
    }
    example "Ten hours without the application" {
        given Availability at 98.6% for Enterprise
        expect credit 25% of fee
    }

    // ---- who does what ----
    responsibility of provider "Operates, monitors, secures and backs up the application."
    responsibility of provider "Announces releases that change how the application is used 10 business days beforehand."
    responsibility of customer "Reports failures in the support portal and keeps its list of users up to date."
    responsibility of customer "Keeps its passwords and access keys secret."
    escalation Failures "Escalation of failures" {
        level 1 <<provider>>.Support
        level 2 <<provider>>.OnCall     after 15 minutes
        level 3 <<provider>>.Operations after 25 minutes for Critical
    }
    report Monthly "Service level report" {
        covers Availability, Errors, Backups, Help
        issued every month within 5 business days
        sent to <<customer>>.ApplicationOwner by "e-mail" as "PDF"
    }
    review every 6 months by <<provider>>.Operations, <<customer>>.ApplicationOwner next <<month 7>>
    stakeholder <<customer>>.ApplicationOwner "the application during the working day"
    stakeholder <<provider>>.Operations "what the promises cost to keep"
    risk Region "Loss of the hosting region" {
        likelihood low
        impact high
        owner provider
        mitigation "Backups are kept in a second region, where the application can be started within 8 hours."
        affects Availability, Backups
    }

    // ---- data, security and exit ----
    // Fill in the places before anything else here is negotiated: they are what customers ask for first.
    data stored and processed at "<<city>>" with 90 days notice
    subcontracting permitted with 30 days notice
    subcontractor "Example Hosting Ltd" "runs the data centres" at "<<city>>" for Application
    audit by customer once per year with 30 days notice
    notify customer of security incident within 24 hours by "e-mail and telephone"
    notify customer of personal data breach within 24 hours
    notify customer of missed target within 5 business days
    continuity tested every 12 months by provider "the restart of the application from a backup in the second region"
    return of data within 30 days as "CSV files and a dump of the database"
    deletion of data within 60 days
    exit transition 3 months "The provider explains the format of the exported data to whoever takes over."

    // ---- the paper ----
    legal review by provider pending
    legal review by customer pending
    signature by <<provider>>.Operations pending
    signature by <<customer>>.ApplicationOwner pending
    amendment by provider, customer "in writing, signed by both parties" with 30 days notice
    change "1.0" on <<today>> "First draft."
    term "Preview" means "a function that the application itself calls so; nothing is promised for it."
    clause "Confidentiality" "Reports and measurements are confidential to the parties."
}
`,
};
