import type { SlaServices } from '@sla-language/language';
import { DocumentState, type LangiumDocument, type URI } from 'langium';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Workshop } from '../generate.js';
import { preview } from './preview.js';
import {
  PREVIEW,
  PREVIEW_CHANGED,
  PREVIEWED,
  type PreviewChangedParams,
  type PreviewedParams,
  type PreviewParams,
  type PreviewResult,
} from './protocol.js';

/** Answers for previews, and says when there is something new to ask for. Does nothing while there is no preview. */
export function servePreviews(
  services: SlaServices,
  connection: Connection,
  workshop: Pick<Workshop, 'configurations' | 'fileSystem'>,
): void {
  /** Each file that is shown in a preview, with the files of which its last document was made. */
  let shown = new Map<string, ReadonlySet<string>>();

  connection.onNotification(PREVIEWED, ({ uris }: PreviewedParams) => {
    shown = new Map(uris.map((uri) => [uri, shown.get(uri) ?? new Set([uri])]));
  });

  connection.onRequest<PreviewResult | null, void>(PREVIEW, async (params: PreviewParams, token: CancellationToken) => {
    if (token.isCancellationRequested) return null;
    const result = await preview(services, params, workshop);
    const { uri } = params;
    if (result.document && shown.has(uri)) shown.set(uri, new Set([uri, ...result.document.files]));
    return result;
  });

  const { DocumentBuilder } = services.shared.workspace;
  DocumentBuilder.onBuildPhase(DocumentState.Validated, async (documents) => tell(documents.map(uriOf)));
  DocumentBuilder.onUpdate((_, deleted) => tell(deleted));

  function tell(changed: readonly URI[]): void {
    if (shown.size === 0) return;
    const uris = new Set(changed.map((uri) => uri.toString()));
    for (const [uri, sources] of shown) {
      if ([...sources].every((each) => !uris.has(each))) continue;
      const params: PreviewChangedParams = { uri };
      connection.sendNotification(PREVIEW_CHANGED, params);
    }
  }
}

const uriOf = ({ uri }: LangiumDocument): URI => uri;
