/** The page of the preview: it shows what the extension sends, and says what somebody does with it. */
import './page.css';
import type { PreviewState, ToExtension, ToPage } from '../messages.js';
import { mountWhatIf } from '../what-if/webview/index.js';
import { BannerBox } from './banner.js';
import { element } from './elements.js';
import { Findings } from './findings.js';
import { Navigation } from './navigation.js';
import { patch } from './patch.js';
import { Scrolling } from './scrolling.js';
import { Toolbar } from './toolbar.js';

/** The part of VS Code's API for pages that is used here. */
declare function acquireVsCodeApi(): {
  postMessage(message: ToExtension): void;
  setState(state: PreviewState): void;
};

const vscode = acquireVsCodeApi();
const post = (message: ToExtension) => vscode.postMessage(message);

const hint = 'Up and Down go from clause to clause, Enter goes to the text.';
const root = element('main', { class: 'document', 'aria-label': 'Document', 'aria-description': hint });
const whatIf = element('section', { id: 'what-if', 'aria-label': 'What if' });
whatIf.hidden = true;
const style = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

const findings = new Findings(root, (finding) => post({ openFinding: finding }));
const toolbar = new Toolbar(post, {
  whatIf(isShown) {
    whatIf.hidden = !isShown;
    // It stands above the document, of which some other place may be in view.
    if (isShown) window.scrollTo({ top: 0, behavior: 'instant' });
  },
  nextFinding: () => findings.next(),
});
const banner = new BannerBox(post);
const head = element('header', { class: 'page-head' }, toolbar.root, banner.root);
document.body.append(head, whatIf, root);

const scrolling = new Scrolling(
  root,
  () => head.getBoundingClientRect().bottom,
  (scrolled) => post({ scrolled }),
);
const navigation = new Navigation(root, (open) => post({ open }));
new ResizeObserver(() => {
  document.documentElement.style.setProperty('--head', `${head.offsetHeight}px`);
}).observe(head);

let agreement = '';
mountWhatIf(whatIf, {
  post: (message) => post({ whatIf: message }),
  onMessage(listener) {
    window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      if ('whatIf' in data) listener(data.whatIf);
    });
  },
  agreement: () => agreement,
  show: () => toolbar.showWhatIf(),
});

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  toolbar.update(data);
  if (data.state) {
    vscode.setState(data.state);
    agreement = data.state.agreement ?? '';
    document.body.dataset.look = data.state.look;
    root.dataset.look = data.state.look;
  }
  if (data.banner !== undefined) {
    banner.show(data.banner);
    root.classList.toggle('stale', data.banner?.isStale === true);
  }
  if (data.document !== undefined) show(data.document);
  if (data.current) {
    const { key, mayScroll } = data.current;
    navigation.mark(key, (element) => !mayScroll || scrolling.isSeen(element));
  }
  if (data.scrollTo) scrolling.scrollTo(data.scrollTo);
});

function show(shown: (ToPage['document'] & {}) | null): void {
  if (shown) {
    if (shown.style !== undefined) style.replaceSync(shown.style);
    root.lang = shown.language;
    root.setAttribute('aria-label', shown.title);
  }
  patch(root, shown?.pieces ?? []);
  findings.show(shown?.findings ?? []);
  navigation.refresh();
  root.hidden = shown === null;
}

post({ ready: true });
