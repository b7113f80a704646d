@node "%~dp0vscodeBrowserHost.mjs" %*
