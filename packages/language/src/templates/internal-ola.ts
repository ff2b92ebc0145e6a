import type { AgreementTemplate } from './template.js';

export const internalOla: AgreementTemplate = {
  id: 'internal-ola',
  title: 'Internal agreement (OLA)',
  description:
    'Between two departments of one company: service levels and support, with consequences instead of credits.',
  names: { provider: 'Platform Team', customer: 'Product Department', title: 'Operational Level Agreement' },
  text: `// An operational level agreement: one department serves another. No money changes hands, so what follows a miss is work: its
// cause is found, and what has to be improved comes before what was planned.

party <<provider>> "<<provider title>>" {
    contact ServiceDesk "Service desk" {
        email "service-desk@company.example"
        phone "+44 20 7946 0300"
        reachable during Always
    }
    contact OnCall "Engineer on call" {
        phone "+44 20 7946 0301"
        reachable during Always
    }
    contact Lead "Team lead" {
        email "platform-lead@company.example"
        phone "+44 20 7946 0302"
        reachable during Always
        decides "changes of service levels", "the order of the work"
    }
}
party <<customer>> "<<customer title>>" {
    contact Owner "Head of department" {
        email "product-owner@company.example"
        decides "changes of service levels", "termination"
    }
}

agreement <<agreement>> "<<title>>" {
    version "1.0"
    status draft
    effective from <<month 1>>
    timezone "<<timezone>>"
    default calendar BusinessHours
    language "<<language>>"
    background "The department builds its products on the team's platform, and has promised availability to customers of its own."
    provider <<provider>>
    customer <<customer>>

    // ---- what is delivered ----
    service Platform "Internal platform" {
        description "Clusters, databases and the build system on which the department's products run."
        outcome "Products can be released several times a day, and keep running."
        includes "operation and monitoring", "security updates", "daily backups"
        excludes "the products themselves"
    }

    // ---- time that does not count ----
    calendar BusinessHours "Business hours" {
        open monday to friday 09:00 to 17:30
        <<holidays>>
    }
    maintenance Planned "Scheduled maintenance" {
        means "Work on the platform that is announced beforehand."
        window wednesday 20:00 to 22:00
        notice 3 days by "the channel for announcements"
        limit 30 minutes per month
    }

    // ---- how it is measured ----
    metric PlatformUptime "Availability of the platform" {
        availability of Platform
        unavailable when "the health check of a cluster or a database fails" for at least 2 minutes
        measured every 30 seconds by "the monitoring, whose dashboard both sides can see" at "two zones"
        no data counts as bad
        excluding Planned
    }
    metric BuildWait "Waiting time of builds" {
        duration from "change submitted" to "build started" for Platform
        measured by "the log of the build system"
        minimum 500 builds otherwise good
        excluding Planned
    }

    // ---- what the business needs ----
    requirement ExternalPromise "Products keep what their customers were promised" {
        priority must
        owner <<customer>>.Owner
        description "Customers were promised 99.5%: what the products run on has to be better than that."
    }
    requirement Flow "Developers do not wait" {
        priority should
        owner <<customer>>.Owner
    }

    // ---- what is promised ----
    // 99.9% leaves 43 minutes a month. What the department promises its own customers has to be lower, since its products fail as well.
    objective Availability "Availability" {
        measures PlatformUptime per month
        target >= 99.9%
        baseline 99.97% worst 99.93% from <<month -12>> to <<eve 0>> by "the monitoring"
        priority must
        serves ExternalPromise
        // A target without a remedy, on purpose: what follows a miss stands under "Consequences" below.
        indicative
    }
    objective Builds "Waiting time of builds" {
        measures p90 of BuildWait per month
        target <= 3 minutes
        baseline 95 seconds worst 140 seconds from <<month -12>> to <<eve 0>> by "the build system"
        priority should
        serves Flow
        indicative
    }

    // ---- support ----
    severity Critical "Critical" { means "a product is down because of the platform, or data is in danger" }
    severity Major "Major"       { means "nobody can release, or a product is slow because of the platform" }
    severity Request "Request"   { means "something is needed: access, capacity, advice" }
    support Desk "Service desk" {
        channel chat "the channel for help", phone "+44 20 7946 0300"
        classified by customer, disputed by provider
        clock starts when "the request is posted or the monitoring raises an alarm, whichever is first"
        clock pauses while "the team waits for information that only the department can give"
        clock stops to respond when "an engineer has answered; an automated reply does not count"
        clock stops to restore when "the health checks have passed for 10 minutes"
        clock stops to resolve when "the department has confirmed the solution"
        handles Critical during Always {
            respond within 10 minutes
            update  every  15 minutes
            restore within 30 minutes
        }
        handles Major during BusinessHours {
            respond within 1 business hour
            update  every  4 business hours
            resolve within 8 business hours or workaround
        }
        handles Request during BusinessHours {
            respond within 4 business hours
            resolve within 5 business days or workaround
        }
        measures share in time per month
        target >= 90%
        serves ExternalPromise
        indicative
    }

    // ---- who does what ----
    responsibility of provider "Operates and monitors the platform, and says in time when its capacity will not be enough."
    responsibility of customer "Names its releases and campaigns 5 business days beforehand where they need more capacity."
    responsibility of customer "Owns the code of its products and their alarms."
    escalation Incidents "Escalation of incidents" {
        level 1 <<provider>>.ServiceDesk
        level 2 <<provider>>.OnCall after 15 minutes
        level 3 <<provider>>.Lead   after 25 minutes for Critical
    }
    report Monthly "Service level report" {
        covers Availability, Builds, Desk
        issued every month within 5 business days
        sent to <<customer>>.Owner by "the internal wiki" as "a page"
    }
    review every 6 months by <<provider>>.Lead, <<customer>>.Owner next <<month 7>>
    stakeholder <<customer>>.Owner "releases without waiting"
    stakeholder <<provider>>.Lead "time for improvement besides operation"
    risk OnePlatform "Failure of a whole zone" {
        likelihood low
        impact high
        owner provider
        mitigation "Clusters and databases run in two zones; the switch is practised every quarter."
        affects Availability
    }

    // ---- the paper ----
    signature by <<provider>>.Lead pending
    signature by <<customer>>.Owner pending
    amendment by provider, customer "agreed in a review and written into this text" with 30 days notice
    change "1.0" on <<today>> "First draft."
    term "Zone" means "a part of the platform that shares neither power nor network with another."
    clause "Consequences" "After a missed target the team writes down the cause within 10 business days. After two misses in a row, removing the cause comes before new features."
}
`,
};
