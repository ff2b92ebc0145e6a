/**
 * What an agreement may hold and a public page leaves out by design, each with its reason. The places are those of the model; `*` is
 * any item of a list, and all that is below a place is meant with it. A test goes through the whole model: whatever does not appear on
 * the page has to be named here.
 */
export const NOT_PUBLIC: readonly { readonly place: string; readonly why: string }[] = [
  { place: 'parties/*/address', why: 'the page is not addressed to one party' },
  { place: 'parties/*/registration', why: 'the page is not addressed to one party' },
  {
    place: 'parties/*/contacts',
    why: 'names of people and their powers; how support is reached stands with the support',
  },
  { place: 'roles/thirdParties', why: 'who else takes part is named where it matters to the customer' },
  { place: 'extends', why: 'how the source is organised' },
  { place: 'objectives/*/priority', why: 'how the parties weigh their aims; it does not bind' },
  { place: 'objectives/*/weight', why: 'how the parties weigh their aims; it does not bind' },
  { place: 'objectives/*/serves', why: 'why a target was chosen; it does not bind' },
  { place: 'objectives/*/reason', why: 'why a target was chosen; it does not bind' },
  { place: 'objectives/*/baselines', why: 'what was measured before; it does not bind' },
  { place: 'supports/*/priority', why: 'how the parties weigh their aims; it does not bind' },
  { place: 'supports/*/weight', why: 'how the parties weigh their aims; it does not bind' },
  { place: 'supports/*/serves', why: 'why a target was chosen; it does not bind' },
  { place: 'requirements', why: 'what the business of one customer needs; it does not bind' },
  { place: 'stakeholders', why: 'people and their interests; it does not bind' },
  { place: 'services/*/dependencies', why: 'how the service is made; what is promised holds whatever it depends on' },
  { place: 'escalations', why: 'named people at the parties; how support is reached stands with the support' },
  { place: 'reports/*/sentTo', why: 'named people; that there is a report, when and of what, is on the page' },
  { place: 'review', why: 'meetings of the parties' },
  { place: 'risks', why: 'what the parties have told each other; it does not bind' },
  { place: 'proposals', why: 'a negotiation; the targets on the page hold until it is settled' },
  { place: 'legalReviews', why: 'the work before a signature' },
  { place: 'signatures', why: 'nobody signs a page' },
];
