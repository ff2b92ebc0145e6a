import * as vscode from 'vscode';

/** The file of the language in which somebody was last: what a page such as the walkthrough, which has no text, is about. */
let last: vscode.Uri | undefined;

/** Follows from file to file. */
export function followAgreements(): vscode.Disposable {
  const note = (editor: vscode.TextEditor | undefined) => {
    if (editor?.document.languageId === 'sla') last = editor.document.uri;
  };
  note(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(note),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.toString() === last?.toString()) last = undefined;
    }),
  );
}

/** The file of the language in which somebody is, or was before turning to a page without a text. */
export function activeAgreement(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document;
  return active === undefined || active.languageId === 'sla' ? (active?.uri ?? last) : undefined;
}
