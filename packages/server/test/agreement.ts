export const PARTIES = `party Acme "Acme Cloud GmbH" {
    contact Director "Managing director"
}
party Globex "Globex Corporation"
`;

/** An agreement without mistakes; `inside` are further lines of it. */
export const agreement = (inside: string) => `${PARTIES}
agreement Hosting "Hosting" {
    effective from 2027-01-01 to 2027-12-31
    timezone "Europe/Berlin"
    provider Acme
    customer Globex
    service Shop "Web shop" { fee EUR 2_000 per month }
    /// Measured from two regions.
    metric Uptime "Monthly uptime" {
        availability of Shop
        measured every 1 minute by "a probe"
    }
    objective Available "Availability" {
        measures Uptime per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
    }
${inside}
}
`;
