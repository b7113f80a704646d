/** Endings of files that are read as code: verbatim, cut at declarations or blank lines. */
const CODE_EXTENSIONS = new Set([
  'ada', 'adb', 'ads', 'applescript', 'asm', 'astro', 'awk', 'bas', 'bash', 'bat', 'bicep', 'bzl', 'c', 'cc', 'cjs', 'clj', 'cljs', 'cls',
  'cmake', 'cmd', 'cob', 'coffee', 'conf', 'cpp', 'cr', 'cs', 'cshtml', 'css', 'cts', 'cu', 'cxx', 'd', 'dart', 'diff', 'dockerfile',
  'editorconfig', 'ejs', 'el', 'elm', 'env', 'erl', 'ex', 'exs', 'f', 'f90', 'fish', 'fs', 'fsx', 'gd', 'glsl', 'go', 'gql', 'gradle',
  'graphql', 'groovy', 'h', 'haml', 'handlebars', 'hbs', 'hcl', 'hh', 'hlsl', 'hpp', 'hrl', 'hs', 'hxx', 'ini', 'java', 'jl', 'js',
  'jsp', 'jsx', 'kt', 'kts', 'less', 'lisp', 'lua', 'm', 'mak', 'mjs', 'mk', 'ml', 'mli', 'mm', 'mts', 'nim', 'nix', 'pas', 'patch',
  'php', 'pl', 'pm', 'po', 'proto', 'ps1', 'psm1', 'pug', 'py', 'pyi', 'pyw', 'r', 'rb', 'rkt', 'rs', 'sass', 'sc', 'scala', 'scm',
  'scss', 'sh', 'sol', 'sql', 'styl', 'sv', 'svelte', 'svg', 'swift', 'tcl', 'tf', 'toml', 'ts', 'tsx', 'v', 'vb', 'vhd', 'vhdl',
  'vim', 'vue', 'wat', 'wgsl', 'xaml', 'xml', 'xsd', 'xsl', 'xslt', 'yaml', 'yml', 'zig', 'zsh',
]);

const CODE_NAMES = new Set(['makefile', 'dockerfile', 'cmakelists.txt', 'gemfile', 'rakefile', 'vagrantfile', 'jenkinsfile', 'build', 'workspace', 'go.mod']);

/** The ending of a file name or path, lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  return dot > 0 ? base.slice(dot + 1).toLowerCase() : '';
}

/** Whether a file of this name holds source code or configuration. */
export function isCodeName(name: string): boolean {
  return CODE_EXTENSIONS.has(extensionOf(name)) || CODE_NAMES.has(name.slice(name.lastIndexOf('/') + 1).toLowerCase());
}
