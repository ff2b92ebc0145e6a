import type { ShownFinding } from '../messages.js';
import { icon } from './icons.js';
import { elementOf } from './navigation.js';

const NAMES: Readonly<Record<ShownFinding['severity'], string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
  hint: 'Hint',
};

/** A mark needs so much room, in pixels. */
const MARK = 26;

/** What the rules find, in the margin beside what it is about. */
export class Findings {
  private shown = '';

  constructor(
    private readonly root: HTMLElement,
    private readonly open: (finding: number) => void,
  ) {
    new ResizeObserver(() => this.place()).observe(root);
  }

  /** The gravest come first. What no element shows is said at the head of the document. */
  show(findings: readonly ShownFinding[]): void {
    const shown = JSON.stringify(findings);
    if (shown !== this.shown) {
      this.shown = shown;
      const focused = document.activeElement?.closest<HTMLElement>('.finding')?.dataset.about;
      for (const each of this.root.querySelectorAll('.findings')) each.remove();
      const byElement = new Map<HTMLElement, [number, ShownFinding][]>();
      for (const [i, finding] of findings.entries()) {
        const found = finding.key === undefined ? undefined : elementOf(this.root, finding.key);
        const element = found ?? this.root.querySelector<HTMLElement>('.piece .content');
        if (element) byElement.set(element, [...(byElement.get(element) ?? []), [i, finding]]);
      }
      for (const [element, all] of byElement) this.add(element, all);
      if (focused !== undefined)
        this.root.querySelector<HTMLElement>(`.finding[data-about="${CSS.escape(focused)}"] .mark-button`)?.focus();
    }
    this.place();
  }

  /** Goes to the first mark after the one that has the focus. */
  next(): void {
    const all = [...this.root.querySelectorAll<HTMLElement>('.finding .mark-button')];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[(at + 1) % all.length];
    next?.focus();
    next?.scrollIntoView({ block: 'center' });
  }

  private add(element: HTMLElement, all: readonly [number, ShownFinding][]): void {
    const piece = element.closest<HTMLElement>('.piece');
    if (!piece) return;
    let margin = piece.querySelector<HTMLElement>(':scope > .findings');
    if (!margin) {
      margin = document.createElement('div');
      margin.className = 'findings';
      piece.append(margin);
    }
    margin.append(this.finding(element.dataset.key ?? '', all));
  }

  private finding(about: string, all: readonly [number, ShownFinding][]): HTMLElement {
    const [[first, { severity }]] = all as [[number, ShownFinding]];
    const finding = document.createElement('div');
    finding.className = `finding ${severity}`;
    finding.dataset.about = about;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'mark-button';
    button.append(icon(severity));
    if (all.length > 1) {
      const count = document.createElement('span');
      count.className = 'count';
      count.textContent = String(all.length);
      button.append(count);
    }
    button.setAttribute('aria-label', labelOf(all.map(([, each]) => each)));
    button.addEventListener('click', () => this.open(first));
    const card = document.createElement('div');
    card.className = 'card';
    for (const [i, each] of all) card.append(this.entry(i, each, all.length > 1));
    finding.append(button, card);
    finding.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') finding.classList.add('closed');
    });
    finding.addEventListener('focusout', () => finding.classList.remove('closed'));
    finding.addEventListener('mouseleave', () => finding.classList.remove('closed'));
    return finding;
  }

  /** One of several is a button of its own; a single one is what the mark itself leads to, and has been read with it. */
  private entry(i: number, { severity, message, code }: ShownFinding, isOneOfMany: boolean): HTMLElement {
    const entry = document.createElement(isOneOfMany ? 'button' : 'div');
    entry.className = 'entry';
    if (isOneOfMany) entry.addEventListener('click', () => this.open(i));
    else entry.setAttribute('aria-hidden', 'true');
    const text = document.createElement('span');
    text.textContent = message;
    const rule = document.createElement('span');
    rule.className = 'rule';
    rule.textContent = code;
    const name = document.createElement('span');
    name.className = 'unseen';
    name.textContent = `${NAMES[severity]}: `;
    entry.append(icon(severity), name, text, rule);
    return entry;
  }

  /** Beside its element, but not on another mark. */
  private place(): void {
    for (const margin of this.root.querySelectorAll<HTMLElement>('.findings')) {
      const piece = margin.parentElement;
      if (!piece) continue;
      const { top } = piece.getBoundingClientRect();
      const marks = [...margin.querySelectorAll<HTMLElement>('.finding')].map((mark) => {
        const element = elementOf(this.root, mark.dataset.about ?? '') ?? piece;
        return { mark, at: element.getBoundingClientRect().top - top };
      });
      let free = 0;
      for (const { mark, at } of marks.toSorted((left, right) => left.at - right.at)) {
        const place = Math.max(at, free);
        mark.style.top = `${place}px`;
        free = place + MARK;
      }
    }
  }
}

function labelOf(findings: readonly ShownFinding[]): string {
  const [first] = findings as [ShownFinding];
  if (findings.length === 1) return `${NAMES[first.severity]}: ${first.message} (${first.code})`;
  return `${findings.length} findings. ${NAMES[first.severity]}: ${first.message} (${first.code})`;
}
