import type { AgreementTemplate } from './template.js';

export const network: AgreementTemplate = {
  id: 'network',
  title: 'Network connection',
  description: 'Lines between sites: availability of each line, latency, packet loss, bandwidth and repair times.',
  names: { provider: 'Carrier Limited', customer: 'Customer Limited', title: 'Network Service Level Agreement' },
  text: `// Connections of a customer's sites to the carrier's network. Each line is measured by itself: a good average over all lines
// would hide the one site that was cut off.

party <<provider>> "<<provider title>>" {
    address "<<address 1 High Street>>"
    contact OperationsCentre "Network operations centre" {
        email "noc@carrier.example"
        phone "+44 20 7946 0100"
        reachable during Always
    }
    contact DutyManager "Duty manager" {
        phone "+44 20 7946 0101"
        reachable during Always
    }
    contact Director "Director of networks" {
        email "director@carrier.example"
        phone "+44 20 7946 0102"
        reachable during Always
        decides "price changes", "changes of service levels"
    }
}
party <<customer>> "<<customer title>>" {
    address "<<address 2 Market Square>>"
    contact NetworkOwner "Head of networks" {
        email "networks@customer.example"
        phone "+44 20 7946 0200"
        decides "changes of service levels", "termination"
    }
}

agreement <<agreement>> "<<title>>" {
    version "1.0"
    status draft
    effective from <<month 1>> to <<eve 37>>
    renews every 12 months with 90 days notice
    timezone "<<timezone>>"
    default calendar BusinessHours
    currency <<currency>>
    language "<<language>>"
    law "<<law>>" venue "<<city>>"
    precedence "In everything that concerns service levels, this agreement prevails over the carrier's general terms."
    background "The customer connects its offices and its data centre; telephony and all applications run over these lines."
    provider <<provider>>
    customer <<customer>>

    // ---- what is delivered ----
    // What is promised depends on how a site is connected. Name the sites in the order, not here: they change more often.
    plan SingleLine "Single line" { means "The site is connected by one line." }
    plan TwoLines "Two lines"     { means "The site is connected by two lines that share neither a duct nor a building entrance." }
    service Connection "Site connection" {
        description "The connection of a site to the carrier's network, from the socket at the site to the other sites and to the internet."
        outcome "Offices can work and make calls without thinking of the network."
        includes "the router at the site", "monitoring around the clock", "replacement of failed devices"
        excludes "cabling inside the customer's buildings"
        fee <<money 450>> per month for SingleLine
        fee <<money 800>> per month for TwoLines
        charge Installation <<money 1500>> once
    }

    // ---- time that does not count ----
    calendar BusinessHours "Business hours" {
        open monday to friday 08:00 to 18:00
        <<holidays>>
    }
    maintenance Planned "Scheduled maintenance" {
        means "Work on the network that is announced beforehand."
        window tuesday 03:00 to 05:00
        notice 10 days by "e-mail"
        limit 30 minutes per month
    }
    exclusion CustomerSide "Failures on the customer's side" {
        means "Power failures and work at the site, and devices that the customer connects, where the carrier's router shows that it was not the cause."
        proof by provider
    }
    exclusion ForceMajeure "Force majeure" {
        means "War, strike, natural disaster and orders of public authorities that the carrier could not have averted."
        proof by provider
    }

    // ---- how it is measured ----
    metric LineUptime "Availability of a site" {
        availability of Connection for each "site"
        unavailable when "the site cannot be reached from two places in the carrier's network" for at least 1 minute
        measured every 30 seconds by "the monitoring, which the customer can read" at "two exchanges"
        no data counts as bad
        rounded down to 0.01%
        excluding Planned, CustomerSide, ForceMajeure
    }
    metric RoundTrip "Round trip time" {
        duration from "test packet sent by the router at the site" to "answer of the nearest exchange received" for Connection
        measured every 30 seconds by "the routers at the sites"
        minimum 10_000 samples otherwise good
        excluding Planned, CustomerSide, ForceMajeure
    }
    metric PacketLoss "Packet loss" {
        ratio of "test packets without an answer" to "all test packets" for Connection
        measured every 30 seconds by "the routers at the sites"
        minimum 10_000 samples otherwise good
        excluding Planned, CustomerSide, ForceMajeure
    }
    metric Bandwidth "Usable bandwidth" {
        amount of "data that passes the line in a test" in Mbit/s for Connection
        measured every 1 day by "a speed test of the router between 02:00 and 04:00"
        excluding Planned, CustomerSide, ForceMajeure
    }

    // ---- what the business needs ----
    requirement OfficesOnline "Offices stay online" {
        priority must
        owner <<customer>>.NetworkOwner
        description "An office without its line cannot work: telephony, cash desks and all applications depend on it."
    }
    requirement ClearCalls "Calls can be understood" {
        priority should
        owner <<customer>>.NetworkOwner
    }

    // ---- what is promised ----
    // A cut cable takes about six hours to repair. 99% a month (7 hours 12 minutes) survives one of them; 99.9% needs a second line,
    // and somebody who switches over within half an hour.
    objective Availability "Availability of each site" {
        measures LineUptime per month
        target >= 99.0% for SingleLine
        target >= 99.9% for TwoLines
        baseline 99.98% worst 99.93% from <<month -12>> to <<eve 0>> by "the monitoring"
        priority must
        serves OfficesOnline
        credit 10% of fee when < target
        credit 25% of fee when < 98.0%
        credit 50% of fee when < 95.0%
        terminate by customer after 3 misses in 6 months with 30 days notice
    }
    objective Latency "Round trip time" {
        measures p95 of RoundTrip per month
        target <= 25 ms
        baseline 14 ms worst 19 ms from <<month -12>> to <<eve 0>> by "the routers"
        priority should
        serves ClearCalls
        credit 5% of fee when > 25 ms
    }
    objective Loss "Packet loss" {
        measures PacketLoss per month
        target <= 0.5%
        baseline 0.08% worst 0.2% from <<month -12>> to <<eve 0>> by "the routers"
        priority should
        serves ClearCalls
        credit 5%  of fee when > 0.5%
        credit 10% of fee when > 2%
    }
    objective Speed "Usable bandwidth" {
        measures share of Bandwidth at least 450 Mbit/s per month
        target >= 95%
        baseline 99% worst 97% from <<month -12>> to <<eve 0>> by "the speed tests"
        priority should
        serves OfficesOnline
        credit 5% of fee when < 95%
    }

    // ---- faults ----
    severity Cut "Site cut off"  { means "no traffic passes between the site and the network" }
    severity Degraded "Degraded" { means "a site with two lines has lost one of them, or a line is slow or loses packets" }
    severity Request "Request"   { means "a change, or a question" }
    support Faults "Fault desk" {
        channel phone "+44 20 7946 0100", email "noc@carrier.example"
        classified by customer, disputed by provider
        clock starts when "the fault is reported or the monitoring raises an alarm, whichever is first"
        clock pauses while "the carrier has no access to the site"
        clock stops to respond when "an engineer has begun to look for the cause and said so"
        clock stops to restore when "the monitoring shows the line up for 10 minutes"
        clock stops to resolve when "the customer has confirmed it"
        handles Cut for TwoLines during Always {
            respond within 10 minutes
            update  every  15 minutes
            restore within 30 minutes
        }
        handles Cut for SingleLine during Always {
            respond within 15 minutes
            update  every  60 minutes
            restore within 6 hours
        }
        handles Degraded during Always {
            respond within 30 minutes
            update  every  2 hours
            restore within 24 hours
        }
        handles Request during BusinessHours {
            respond within 1 business day
            resolve within 10 business days
        }
        measures share in time per month
        target >= 90%
        serves OfficesOnline
        credit 5% of fee when < 90%
    }

    // ---- remedies ----
    remedies {
        stacking highest
        cap 100% of total fee per month
        cap 25%  of total fee per year
        // The carrier measures, so it also pays of its own accord.
        claim automatic
        paid as credit on next invoice
        minimum <<money 5>>
        other remedies reserved
    }
    example "A cut cable" {
        given Availability with 12 hours of downtime for SingleLine
        expect credit 10% of fee
    }

    // ---- who does what ----
    responsibility of provider "Operates and monitors the network and the routers at the sites."
    responsibility of customer "Gives access to the site, power and a cool place for the router."
    responsibility of customer "Announces moves and building work 30 business days beforehand."
    escalation Outages "Escalation of faults" {
        level 1 <<provider>>.OperationsCentre
        level 2 <<provider>>.DutyManager after 15 minutes
        level 3 <<provider>>.Director    after 25 minutes for Cut
    }
    report Monthly "Network report" {
        covers Availability, Latency, Loss, Speed, Faults
        issued every month within 5 business days
        sent to <<customer>>.NetworkOwner by "e-mail" as "PDF"
    }
    review every 12 months by <<provider>>.Director, <<customer>>.NetworkOwner next <<month 10>>
    stakeholder <<customer>>.NetworkOwner "offices that can work"
    stakeholder <<provider>>.Director "the cost of repairs at night"
    risk Digger "A cable is cut by building work" {
        likelihood medium
        impact high
        owner provider
        mitigation "Sites that cannot wait six hours are connected by two lines in separate ducts."
        affects Availability
    }

    // ---- the paper ----
    legal review by provider pending
    legal review by customer pending
    signature by <<provider>>.Director pending
    signature by <<customer>>.NetworkOwner pending
    amendment by provider, customer "in writing, signed by both parties" with 90 days notice
    change "1.0" on <<today>> "First draft."
    term "Site" means "a building of the customer that is named in an order."
    clause "Confidentiality" "Measurements and plans of the network are confidential to the parties."
    clause "Exit" "When the agreement ends, the carrier keeps the lines running for up to 3 months at the agreed fee, so that the customer can move."
}
`,
};
