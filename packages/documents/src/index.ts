export { drawPicture, drawSvg, type FigureOptions, type Picture } from './figure/index.js';
export { type RasteriseFiles, rasteriser } from './figure/rasterise.js';
export { type OutlineOptions, outline } from './outline/index.js';
export { type DocxOptions, type Rasterise, renderDocx } from './render/docx/index.js';
export { renderJson } from './render/json.js';
export { renderMarkdown } from './render/markdown.js';
export type * from './tree.js';
