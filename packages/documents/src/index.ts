export { drawPicture, drawSvg, type FigureOptions, type Picture } from './figure/index.js';
export { LAYOUTS, type OutlineOptions, outline } from './outline/index.js';
export { comparisonReport, markUp, type ToldChange, type ToldComparison, tellComparison } from './redline/index.js';
export { type DocxOptions, type Rasterise, renderDocx } from './render/docx/index.js';
export { renderHtml } from './render/html.js';
export { renderJson } from './render/json.js';
export { renderMarkdown } from './render/markdown.js';
export { type Logo, type Presentation, plainPresentation } from './style/presentation.js';
export type * from './tree.js';
