import {
  type AstNodeDescription,
  DefaultScopeComputation,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
} from 'langium';
import * as ast from '../generated/ast.js';

/** Indexes what stands at the top of files; the scope provider reads all else off the tree. */
export class SlaScopeComputation extends DefaultScopeComputation {
  override async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    const file = document.parseResult.value;
    if (!ast.isFile(file)) return [];
    return file.members
      .filter((member) => 'name' in member && member.name)
      .map((member) => this.descriptions.createDescription(member, (member as ast.Declaration).name, document));
  }

  override async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap();
  }
}
