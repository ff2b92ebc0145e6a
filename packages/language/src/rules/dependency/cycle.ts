import { type Agreement, metricOf, servicesOfMetric } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule, RuleContext } from '../rule.js';

export const dependencyCycle: Rule = {
  id: 'dependency/cycle',
  severity: 'error',
  title: 'A promise that in the end depends on itself',
  explanation: () => ({
    why: prose`
      When A needs B and B needs A, each is up only if the other is, and neither can be restored first. What such a service can reach
      has no value that anybody could compute, and each party may answer a claim by pointing at the other.`,
    advice:
      'Take away the dependency that does not exist at run time, or make it one of several with `depends on any of …`.',
    sources: ['ITIL 4, service configuration management'],
    examples: [
      {
        title: 'Two services',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on Login }
              service Login "Login" {
                  fee EUR 100 per month
                  depends on Shop
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on Login }
              service Login "Login" { fee EUR 100 per month }
          }
        `,
      },
      {
        title: 'A service and its own promise',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on Uptime }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "Compute" at 99.95% }
          }
        `,
      },
    ],
  }),
  check(agreement, { upstream, report }) {
    for (const circle of circlesFrom(agreement, upstream)) {
      // The same circle is seen from each of its agreements; it is said in the one whose name comes first.
      const first = circle.reduce((least, step) => (nameOf(step.from) < nameOf(least.from) ? step : least));
      if (first.from.agreement !== agreement) continue;
      const at = circle.indexOf(first);
      const steps = [...circle.slice(at), ...circle.slice(0, at)];
      const sentences = steps.map((step) => `${shown(step.from, agreement)} ${step.verb} ${shown(step.to, agreement)}`);
      const chain =
        sentences.length === 1 ? sentences[0] : `${sentences.slice(0, -1).join(', ')}, and ${sentences.at(-1)}`;
      report({
        at: first.via,
        message: `${chain}: none of them can be up before the others are, so what they promise cannot be computed.`,
        related: steps.slice(1).map((step) => ({
          at: step.via,
          message: `${shown(step.from, agreement)} ${step.verb} ${shown(step.to, agreement)}.`,
        })),
      });
    }
  },
};

/** A service or an objective, of this agreement or of another one. */
interface Node {
  readonly agreement: Agreement;
  readonly kind: 'service' | 'objective';
  readonly id: string;
}

/** One clause of the text that leads from one to the other. */
interface Step {
  readonly from: Node;
  readonly to: Node;
  readonly verb: 'depends on' | 'measures';
  readonly via: object;
}

/** The circles that a walk along all dependencies comes upon: at least one wherever there is any, each once. */
function circlesFrom(agreement: Agreement, upstream: RuleContext['upstream']): readonly (readonly Step[])[] {
  const nodes = nodeTable();
  const done = new Set<Node>();
  const circles: (readonly Step[])[] = [];
  const path: Step[] = [];
  const visit = (node: Node): void => {
    for (const step of stepsFrom(node, nodes, upstream)) {
      const begins = path.findIndex(({ from }) => from === step.to);
      if (step.to === node) circles.push([step]);
      else if (begins >= 0) circles.push([...path.slice(begins), step]);
      else if (!done.has(step.to)) {
        path.push(step);
        visit(step.to);
        path.pop();
      }
    }
    done.add(node);
  };
  for (const { id } of agreement.services) {
    const node = nodes(agreement, 'service', id);
    if (!done.has(node)) visit(node);
  }
  return circles;
}

type NodeTable = (agreement: Agreement, kind: Node['kind'], id: string) => Node;

/** Makes each node once. */
function nodeTable(): NodeTable {
  const known = new Map<Agreement, Map<string, Node>>();
  return (agreement, kind, id) => {
    const own = known.get(agreement) ?? new Map<string, Node>();
    known.set(agreement, own);
    const node = own.get(`${kind} ${id}`) ?? { agreement, kind, id };
    own.set(`${kind} ${id}`, node);
    return node;
  };
}

function stepsFrom(from: Node, nodes: NodeTable, upstream: RuleContext['upstream']): readonly Step[] {
  const { agreement } = from;
  if (from.kind === 'objective') {
    const objective = agreement.objectives.find(({ id }) => id === from.id);
    const measures = objective?.measures;
    const metric = measures && metricOf(agreement, measures.level);
    if (!metric) return [];
    return servicesOfMetric(agreement, metric).map((id) => ({
      from,
      to: nodes(agreement, 'service', id),
      verb: 'measures',
      via: measures,
    }));
  }
  const service = agreement.services.find(({ id }) => id === from.id);
  return (service?.dependencies ?? []).flatMap(({ items }) =>
    items.flatMap((item): Step[] => {
      if (item.kind === 'external') return [];
      const holder = item.agreement === undefined ? agreement : upstream(item);
      const id = item.kind === 'service' ? item.service : item.objective;
      return holder ? [{ from, to: nodes(holder, item.kind, id), verb: 'depends on', via: item }] : [];
    }),
  );
}

function nameOf({ agreement, id }: Node): string {
  return `${agreement.id}.${id}`;
}

function shown(node: Node, own: Agreement): string {
  return `\`${node.agreement === own ? node.id : nameOf(node)}\``;
}
