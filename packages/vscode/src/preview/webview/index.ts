import { mountWhatIf } from '../what-if/webview/index.js';

/** The part of VS Code's API for webviews that is used here. */
declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const vscode = acquireVsCodeApi();
const root = document.getElementById('what-if');
if (root)
  mountWhatIf(root, {
    post: (message) => vscode.postMessage({ whatIf: message }),
    onMessage(listener) {
      window.addEventListener('message', ({ data }) => {
        if (data && typeof data === 'object' && 'whatIf' in data) listener(data.whatIf);
      });
    },
    agreement: () => '',
  });
