import morphdom from 'morphdom';
import type { ShownPiece } from '../messages.js';

/** The share of the document up to which a change is one that somebody may want to see. */
const FEW = 0.2;

/**
 * Makes the document inside of `root` that of these pieces. What has not changed stays the same nodes, so that focus, selection and
 * place stay.
 */
export function patch(root: HTMLElement, pieces: readonly ShownPiece[]): void {
  const known = new Map(
    [...root.querySelectorAll<HTMLElement>('.piece')].map((each) => [each.dataset.piece ?? '', each]),
  );
  const sections = new Map([...root.querySelectorAll<HTMLElement>(':scope > section')].map((each) => [each.id, each]));
  const keys = new Set(pieces.map(({ key }) => key));
  const names = new Set(pieces.map(({ section }) => section?.id));
  for (const [key, element] of known) if (!keys.has(key)) element.remove();
  for (const [name, element] of sections) if (!names.has(name)) element.remove();

  const last = new Map<HTMLElement, HTMLElement>();
  const put = (parent: HTMLElement, child: HTMLElement) => {
    const before = last.get(parent);
    const place = before ? before.nextSibling : parent.firstChild;
    if (place !== child) parent.insertBefore(child, place);
    last.set(parent, child);
  };
  const changed: HTMLElement[] = [];
  for (const piece of pieces) {
    const parent = piece.section ? sectionOf(sections, piece.section) : root;
    if (piece.section && last.get(root) !== parent) put(root, parent);
    const element = known.get(piece.key) ?? emptyPiece(piece.key);
    put(parent, element);
    if (element.dataset.hash === piece.hash || piece.html === undefined) continue;
    const isNew = element.dataset.hash === undefined;
    element.dataset.hash = piece.hash;
    fill(element, piece.html);
    if (!isNew) changed.push(element);
  }
  if (changed.length <= pieces.length * FEW) for (const element of changed) announce(element);
}

function sectionOf(
  sections: Map<string, HTMLElement>,
  { id, class: name }: NonNullable<ShownPiece['section']>,
): HTMLElement {
  const known = sections.get(id);
  const element = known ?? document.createElement('section');
  element.id = id;
  element.className = name;
  if (!known) sections.set(id, element);
  return element;
}

function emptyPiece(key: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'piece';
  element.dataset.piece = key;
  return element;
}

/** The content of a piece stands in an element of its own, beside what belongs to its margin. */
function fill(piece: HTMLElement, html: string): void {
  const wanted = document.createElement('div');
  wanted.className = 'content';
  wanted.innerHTML = html;
  for (const each of wanted.querySelectorAll<HTMLElement>('[data-key]')) each.tabIndex = -1;
  const shown = piece.querySelector<HTMLElement>(':scope > .content');
  if (!shown) piece.prepend(wanted);
  else
    morphdom(shown, wanted, {
      getNodeKey: (node) => (node instanceof HTMLElement ? (node.dataset.key ?? node.id) : undefined),
      onBeforeElUpdated(from, to) {
        // What the page itself has put there.
        if (from.classList.contains('current')) {
          to.classList.add('current');
          to.setAttribute('aria-current', 'location');
        }
        if (from.dataset.key !== undefined && from.tabIndex === 0) to.tabIndex = 0;
        return !from.isEqualNode(to);
      },
    });
}

function announce(element: HTMLElement): void {
  element.classList.remove('changed');
  // A style that has been read starts the animation anew.
  void element.offsetWidth;
  element.classList.add('changed');
}
