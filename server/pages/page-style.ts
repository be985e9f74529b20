/** The looks of the server's own pages: the panel's colours and shapes, light and dark, one sheet. */
export const pageStyle = `
:root{color-scheme:light dark;--bg:#fbfaf8;--surface:#fff;--sunk:#f3f1ed;--line:#e7e3dc;--edge:#8d877d;--text:#1c1a17;--muted:#6f6a61;
--accent:#4f46e5;--accent-soft:#eceafd;--on-accent:#fff;--ok:#126b34;--ok-soft:#e7f5ec;--warn:#8a4300;--warn-soft:#fdf1dd;--bad:#b42318;--bad-soft:#fdecea;
--shadow:0 1px 2px rgb(28 26 23/.06),0 4px 16px rgb(28 26 23/.06)}
@media(prefers-color-scheme:dark){:root{--bg:#141311;--surface:#1d1b19;--sunk:#252320;--line:#34312c;--edge:#857e73;--text:#f3f0ea;--muted:#a29c91;
--accent:#a5a0ff;--accent-soft:#2a2850;--on-accent:#141311;--ok:#6ee7a0;--ok-soft:#17301f;--warn:#fbbf6a;--warn-soft:#382a12;--bad:#ff9b90;--bad-soft:#3a1d1a;
--shadow:0 1px 2px rgb(0 0 0/.4),0 4px 16px rgb(0 0 0/.3)}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--bg);color:var(--text);font:15px/1.5 Inter,ui-sans-serif,system-ui,"Segoe UI",Roboto,sans-serif}
.top{display:flex;align-items:center;gap:8px;height:48px;padding:0 16px;border-bottom:1px solid var(--line);background:var(--surface)}
.top a{display:flex;align-items:center;gap:8px;color:var(--text);font-weight:650;font-size:14px;letter-spacing:-.01em;text-decoration:none}
.top svg{color:var(--accent)}
main{flex:1;width:100%;max-width:480px;margin:0 auto;padding:32px 16px 48px}
main.wide{max-width:720px}
h1{margin:0 0 8px;font-size:24px;line-height:1.25;letter-spacing:-.02em;font-weight:680;text-wrap:balance}
h2{margin:0 0 4px;font-size:16px;line-height:1.35;font-weight:650}
p{margin:0 0 16px}
.lead{color:var(--muted);text-wrap:pretty}
.card{margin:16px 0 0;padding:20px;background:var(--surface);border:1px solid var(--line);border-radius:14px;box-shadow:var(--shadow)}
.card>:last-child{margin-bottom:0}
.who{display:flex;align-items:center;gap:12px;margin:0 0 16px}
.who b{display:block;font-weight:620}.who span{color:var(--muted);font-size:13px;overflow-wrap:anywhere}
.who .mark{flex:none;width:40px;height:40px;border-radius:10px;display:grid;place-items:center;background:var(--accent-soft);color:var(--accent)}
.code{margin:0 0 16px;padding:12px;border-radius:10px;background:var(--sunk);text-align:center;font:650 26px/1.2 ui-monospace,"SF Mono",Menlo,Consolas,monospace;letter-spacing:.12em;overflow-wrap:anywhere}
.note{margin:0 0 16px;padding:10px 12px;border-radius:10px;background:var(--sunk);font-size:14px;overflow-wrap:anywhere}
.note.ok{background:var(--ok-soft);color:var(--ok)}.note.warn{background:var(--warn-soft);color:var(--warn)}.note.bad{background:var(--bad-soft);color:var(--bad)}
label{display:block;margin:0 0 12px;font-weight:600;font-size:14px}
label small{display:block;font-weight:400;font-size:13px;color:var(--muted)}
input[type=text],input[type=email],input[type=password]{display:block;width:100%;min-height:44px;margin-top:4px;padding:8px 12px;border:1px solid var(--edge);border-radius:10px;background:var(--bg);color:var(--text);font:inherit}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin:0}
button,.button{flex:1 1 auto;min-height:44px;padding:8px 16px;border:1px solid var(--edge);border-radius:10px;background:var(--surface);color:var(--text);font:inherit;font-weight:620;text-align:center;text-decoration:none;cursor:pointer}
button.main,.button.main{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
button.small,.button.small{flex:none;min-height:36px;padding:4px 12px;font-size:14px}
button:disabled{opacity:.55;cursor:default}
@media(hover:hover){button:not(:disabled):hover,.button:hover{filter:brightness(1.06)}}
a{color:var(--accent);text-underline-offset:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
details{margin:16px 0 0}summary{min-height:32px;cursor:pointer;color:var(--accent);font-weight:600;font-size:14px}details[open] summary{margin-bottom:8px}
ol{margin:0;padding:0 0 0 22px}li{margin:0 0 8px;padding-left:4px}li::marker{color:var(--muted);font-variant-numeric:tabular-nums}
code{padding:1px 5px;border-radius:5px;background:var(--sunk);font:13px/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
.row{display:flex;align-items:center;justify-content:space-between;gap:12px;flex-wrap:wrap}
.quiet{color:var(--muted);font-size:13px}
@media(prefers-reduced-motion:no-preference){main{animation:in .18s ease-out}@keyframes in{from{opacity:0;translate:0 4px}}}
`;
