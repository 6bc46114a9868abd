// The style of the reference: one column on a phone, contents beside the text on a wide screen, light and dark.

export const style = `
:root { color-scheme: light dark; --text: light-dark(#1c1f26, #e8eaf0); --quiet: light-dark(#565d6d, #a9b0c0);
  --page: light-dark(#fff, #14161b); --panel: light-dark(#f4f5f8, #1e2128); --line: light-dark(#dcdfe6, #343945);
  --link: light-dark(#1d4fd8, #8fb2ff); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 system-ui, sans-serif;
  overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin: 3rem 0 .5rem; font-size: 1.4rem; }
h3 { margin: 0 0 .4rem; font-size: 1.1rem; } h4 { margin: 1.2rem 0 .3rem; font-size: .9rem; }
h1, h2, h3 { overflow-wrap: anywhere; }
p { margin: .4rem 0; max-width: 75ch; } ul { margin: .3rem 0; padding-left: 1.2rem; }
code { font: .88em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { margin: .3rem 0; padding: .8rem; background: var(--panel); border-radius: 8px; white-space: pre-wrap; }
.quiet { color: var(--quiet); }
nav { padding: 1rem; border-bottom: 1px solid var(--line); } nav > a { display: block; padding: .25rem 0; }
nav summary { padding: .25rem 0; cursor: pointer; } nav li { padding: .15rem 0; } nav a { overflow-wrap: anywhere; }
main { padding: 1rem; min-width: 0; }
article { margin: 1.5rem 0; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.address b { padding: .1rem .5rem; border: 1px solid var(--line); border-radius: 6px; font: 650 .8rem ui-monospace, monospace; }
.members { margin: 0; } .members > div { padding: .5rem 0; border-top: 1px solid var(--line); }
.members > div:first-child { border-top: 0; } .members dd { margin: 0; } .members p { color: var(--quiet); }
.members .members { padding-left: 1rem; }
@media (min-width: 60rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 56rem); }
  nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border: 0; border-right: 1px solid var(--line); }
  main { padding: 1rem 3rem 6rem; }
  .members > div { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 1rem; }
}
`;
