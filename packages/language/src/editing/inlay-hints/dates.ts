import { explainClaim, explainRenewal, explainReport, explainReview } from '../hover/dates.js';
import { claimOf, nextReview, renewalDates, reportDate } from '../reckoning/dates.js';
import { dateText, endText } from '../reckoning/words.js';
import type { Hint, HintMaker } from './hint.js';

/** Days that follow from a length of time: of notice, of a review, of a claim, of a report. */
export const dateHints: HintMaker = function* (scene, wanted): Iterable<Hint> {
  const { agreement, reading } = scene;
  const { spans } = reading;
  const hint = (node: Hint['node'], label: string, explain: Hint['explain']): Hint => ({
    kind: 'dates',
    node,
    label,
    explain,
  });

  const renewal = agreement.renewal && spans.node(agreement.renewal);
  const renews = wanted(renewal) ? renewalDates(scene) : undefined;
  if (renews && renewal) {
    const until = renews.until ? `, else until ${dateText(renews.until)}` : '';
    yield hint(renewal, `notice by ${dateText(renews.notice)}${until}`, () => explainRenewal(scene));
  }

  const review = agreement.review && spans.node(agreement.review);
  const next = wanted(review) ? nextReview(scene) : undefined;
  if (next && review) yield hint(review, `then ${dateText(next)}`, () => explainReview(scene));

  for (const step of [...agreement.objectives.flatMap(({ claims }) => claims), ...(agreement.remedies?.claims ?? [])]) {
    const node = spans.node(step);
    const claim = wanted(node) ? claimOf(scene, step) : undefined;
    if (claim && node) {
      const label = `for ${claim.period}: until ${endText(claim.until, claim.timeZone)}`;
      yield hint(node, label, () => explainClaim(scene, step));
    }
  }

  for (const report of agreement.reports) {
    const node = report.issued && spans.node(report.issued);
    const due = wanted(node) ? reportDate(scene, report) : undefined;
    if (due && node) {
      const label = `for ${due.period}: until ${endText(due.until, due.timeZone)}`;
      yield hint(node, label, () => explainReport(scene, report));
    }
  }
};
