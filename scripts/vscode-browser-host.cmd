@node "%~dp0vscode-browser-host.mjs" %*
