import { all, type Element } from './docx.js';

/** In which order an element must hold its children (ECMA-376, part 1); Word refuses a file that does not keep it. */
const ORDER: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens wordWrap overflowPunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textDirection textAlignment outlineLvl cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'ins del rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook',
  'w:tcPr': 'cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'tblPrEx trPr tc',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols vAlign titlePg textDirection docGrid',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr',
  'w:numbering': 'numPicBullet abstractNum num',
};

/** The children that stand where they must not, as sentences. */
export function misplaced(root: Element): readonly string[] {
  return Object.entries(ORDER).flatMap(([name, order]) => {
    const wanted = order.split(' ').map((each) => `w:${each}`);
    return [...(root.name === name ? [root] : []), ...all(root, name)].flatMap((element) => {
      const places = element.children.map((child) => wanted.indexOf(child.name));
      return element.children.flatMap((child, i) => {
        // Within a text that is deleted or inserted, the marks of its paragraph stand first.
        if (places[i] === -1) return [`${name} holds ${child.name}`];
        return i > 0 && places[i]! < places[i - 1]!
          ? [`${name}: ${child.name} after ${element.children[i - 1]!.name}`]
          : [];
      });
    });
  });
}
