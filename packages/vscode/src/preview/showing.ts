import * as vscode from 'vscode';

/** How long a place is marked to which somebody has been led, in milliseconds. */
const MARKED = 900;

/** Leads to a place in a text: in the editor that shows it, else in one that is not where the preview is. */
export async function showPlace(
  uri: vscode.Uri,
  range: vscode.Range,
  preview: vscode.ViewColumn | undefined,
): Promise<void> {
  const visible = vscode.window.visibleTextEditors.find((each) => each.document.uri.toString() === uri.toString());
  const other = vscode.window.tabGroups.all.find((group) => group.viewColumn !== preview)?.viewColumn;
  try {
    const editor = await vscode.window.showTextDocument(uri, {
      viewColumn: visible?.viewColumn ?? other ?? vscode.ViewColumn.Beside,
      selection: new vscode.Range(range.start, range.start),
    });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    mark(editor, range);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The place cannot be shown: ${reason}`);
  }
}

function mark(editor: vscode.TextEditor, range: vscode.Range): void {
  const decoration = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
  });
  editor.setDecorations(decoration, [range]);
  setTimeout(() => decoration.dispose(), MARKED);
}
