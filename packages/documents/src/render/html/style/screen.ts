/** The screen: a readable measure, the list of chapters at the side where there is room. */
export const SCREEN = `
@media screen {
  html { font-size: clamp(1rem, 0.95rem + 0.2vw, 1.0625rem); line-height: 1.6; scroll-padding-top: 1rem; }
  body { max-width: 54rem; margin: 0 auto; padding: clamp(1rem, 4vw, 3.5rem); }
  h1 { font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.5rem); }
  h2 { margin: 2.4em 0 0.7em; padding-bottom: 0.3em; border-bottom: 1px solid var(--line); font-size: 1.4rem; }
  h3 { margin: 1.8em 0 0.5em; font-size: 1.1rem; }
  p:not(.mark), li { max-width: 44rem; }
  .running { color: var(--muted); font-size: 0.9rem; }
  body > header > .running { margin-bottom: 1.5em; }
  body > footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
  :target { scroll-margin-top: 1rem; outline: 2px solid var(--accent); outline-offset: 0.3rem; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  a:hover { text-decoration-thickness: 0.12em; }

  nav { margin-top: 2rem; }
  nav h2 { margin: 0 0 0.6em; padding: 0; border: 0; font-size: 1.05rem; }
  nav ol { margin: 0; padding: 0; list-style: none; columns: 19rem; column-gap: 2rem; }
  nav li { margin: 0; break-inside: avoid; }
  nav a { display: flex; padding-block: 0.2em; color: inherit; text-decoration: none; }
  nav a:hover { color: var(--accent); text-decoration: underline; }

  .wide { overflow-x: auto; }
  figure svg { max-width: none; }
  .wide th, .wide td { min-width: 6.5rem; }
  .columns-5 { min-width: 44rem; }
  .columns-6, .columns-7, .columns-8, .columns-9 { min-width: 58rem; }
}
@media screen and (min-width: 80rem) {
  body:has(> nav) {
    display: grid; grid-template-columns: 17rem minmax(0, 54rem); column-gap: 4rem; justify-content: center;
    grid-template-rows: auto 1fr auto; max-width: none;
  }
  body > * { grid-column: 2; }
  body > nav {
    grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
    margin: -3.5rem 0 0; padding: 3.5rem 0.5rem 1rem 0.25rem; font-size: 0.9rem;
  }
  body > nav ol { columns: auto; }
}
@media screen and (max-width: 34rem) {
  .definitions > div { display: block; }
  .columns-1 .one-line, .columns-2 .one-line { white-space: normal; }
  div.clause { padding-left: 1.7em; }
  .lead > .number { min-width: 1.7em; margin-left: -1.7em; }
}
`;
