/** Messages about sources: why one can't be read, and what was lost from it. */
export const sources = {
  'sources.notAUrl': '"{text}" is not a valid URL. Enter a full URL, such as https://example.org/page.',
  'sources.schemeNotRead': 'Only http and https URLs can be read, not {scheme} ones.',
  'sources.notAFileHere': '{uri} is not a file on this computer.',
  'sources.notAFileUri': 'Cannot open {uri} here. Use a path or a file: URI.',
  'sources.pageTooLarge':
    'The page is larger than {megabytes} MB. Increase the setting "regenResearch.fetch.maxMegabytes" (--max-megabytes on the command line), or save the part you need as a file.',
  'sources.fileTooLarge': '{name} is larger than {megabytes} MB. Save the part you need as a separate file.',
  'sources.inputTooLarge': 'The input is larger than {megabytes} MB. Pass the part you need.',
  'sources.stopped': 'Reading was stopped.',
  'sources.closed': 'Reading was stopped because the agent is shutting down.',
  // Progress
  'sources.reading': 'Reading {name}',
  'sources.readingText': 'Reading the text',
  'sources.stepOf': '{step}: {name}',
  'sources.fetching': 'Fetching {site}',
  'sources.fetchingMegabytes': 'Fetching {site}: {megabytes} MB',
  'sources.revalidating': 'Checking {site} for changes',
  // Files
  'sources.isFolder': '{file} is a folder. Specify a file in it.',
  'sources.notRegularFile': '{file} is not a regular file.',
  'sources.noFile': 'File not found: {file}. Check the path.',
  'sources.noPermission': "You don't have permission to read {file}.",
  'sources.fileUnreadable': '{file} could not be read ({reason}).',
  // The web
  'sources.noSite': 'The site {host} was not found. Check the URL for typos.',
  'sources.noNetwork': '{host} could not be looked up. Check your network connection, then try again.',
  'sources.connectionRefused': '{host} refused the connection. Check the host and port, or try again later.',
  'sources.siteSilent': "{host} isn't responding. Try again later.",
  'sources.certificate':
    'The certificate of {host} is not trusted ({code}). If your network has its own certificate authority, install it in the system or set NODE_EXTRA_CA_CERTS to its file.',
  'sources.notHttp': "{host} didn't respond with HTTP ({code}). Check the port.",
  'sources.notDecompressed':
    'The page that {host} sent could not be decompressed because it is damaged or incomplete. Try again.',
  'sources.connectionBroke': 'The connection to {host} was lost ({reason}). Try again.',
  'sources.statusLogin':
    '{host} returned {status}: the page requires a login. Log in with your browser, then send the page to VS Code with the browser companion, or save it and summarize the file.',
  'sources.statusForbidden':
    '{host} returned {status}: the site blocks automated access. Open the page in your browser, then send it to VS Code with the browser companion, or save it and summarize the file.',
  'sources.statusNotFound': '{host} returned {status}: the page does not exist. Check the URL.',
  'sources.statusProxyLogin': '{host} returned {status}: the proxy requires a login. Check your proxy settings.',
  'sources.statusTooMany':
    '{host} returned {status}: too many requests. Wait a moment, then try again. If your browser shows the page, send it to VS Code with the browser companion.',
  'sources.statusFailed':
    '{host} returned {status}: the site has a problem. Try again later. If your browser shows the page, send it to VS Code with the browser companion.',
  'sources.statusOther': '{host} returned {status} instead of a page.',
  'sources.statusWithoutPage': '{host} returned status {status} without a page. Check the URL.',
  'sources.emptyPage': '{host} returned an empty page. Check the URL.',
  'sources.unaskedNotModified': '{site} returned 304 Not Modified although no copy was cached. Try again.',
  'sources.oldCopy': '{site} could not be reached. This is the page as of {date}.',
  'sources.pageTimeout': '{host} did not send the page within {seconds} seconds. Try again later.',
  'sources.unfinishedPage':
    '{host} was still sending the page after {seconds} seconds. Some of its text may be missing.',
  'sources.tooManyRedirects':
    '{url} redirects more than {max} times. Check the URL, or save the page in your browser and summarize the file.',
  'sources.redirectsElsewhere': '{host} redirects to "{target}", which is not a web page.',
  'sources.redirectRefused':
    '{host} redirects to {target}, which was not followed: {reason} If you want to read that page, enter its URL.',
  'sources.ownPort': 'Port {port} belongs to Regen Research or its model server and is never read as a page.',
  'sources.unknownCompression':
    'The page is compressed as "{coding}", which is not supported. Save the page in your browser and summarize the file.',
  'sources.compressedTooOften':
    'The page was not read because it is compressed {times} times, which indicates an attack.',
  'sources.namesNoSite': '{url} has no host. Check the URL.',
  'sources.localName': '{host} is a name on this machine or its network. Pages there are read only with permission.',
  'sources.privateAddress': '{host} is a private address. Pages at such addresses are read only with permission.',
  'sources.leadsToPrivateAddress':
    '{host} resolves to a private address. Pages at such addresses are read only with permission.',
  'sources.reservedAddress': '{host} is a reserved address, which is never read.',
  'sources.leadsToReservedAddress': '{host} resolves to a reserved address, which is never read.',
  'sources.needsJavaScript':
    'The page builds its text with JavaScript. Save it in your browser and summarize the file, or pass its text.',
  'sources.needsLogin':
    'The page shows only a login. Log in with your browser, then send the page to VS Code with the browser companion, or save it and summarize the file.',
  'sources.needsConsent':
    'The page shows only a consent dialog. Answer it in your browser, then send the page to VS Code with the browser companion, or save it and summarize the file.',
  'sources.pageWithoutText': 'The page has no text to read. Check the URL.',
  'sources.onlyFrames': 'The page has no text of its own, only frames. Open one of them instead: {frames}',
  'sources.documentTruncated': 'The document is unusually large or deeply nested. Only part of it was read.',
  'sources.cellsCut': 'The sheets are too large. Rows not read: {count}.',
  'sources.pageTruncated': 'The page is unusually large or deeply nested. Only part of it was read.',
  // The parser
  'sources.parserTimeout':
    'Reading took longer than {seconds} seconds and was stopped. Pass the part you need as text.',
  'sources.parserMemory': 'Reading needed too much memory and was stopped. Pass the part you need as text.',
  'sources.parserCrashed': 'The parser crashed on this document. Pass its text instead.',
  // Formats
  'sources.tooManyFiles': 'The archive was not read because it has more than {max} files.',
  'sources.unpackedTooLarge': 'The document was not read because it is larger than {megabytes} MB when unpacked.',
  'sources.zipDamaged': 'The document is damaged and could not be unpacked. Save it again.',
  'sources.empty': 'This document is empty.',
  'sources.onlyPictures': 'This document has no text, only pictures. Save it as PDF to have their text recognized.',
  'sources.emptyFile': 'The file is empty.',
  'sources.binary': 'This is binary data and contains no text to read.',
  'sources.binaryOfType': 'This is binary data ({type}) and contains no text to read.',
  'sources.noTextIn': 'This is {what} and contains no text to read.',
  'sources.zipArchive': 'This is a ZIP archive and contains no text to read.',
  'sources.parserFailed': 'The text could not be read ({reason}). Try another format, or paste the text.',
  'sources.charsetGuessed':
    "The file doesn't specify its character encoding and was read as {charset}. If characters look wrong, save the file as UTF-8.",
  'sources.officeEncrypted': 'The document is password-protected. Open it and save a copy without a password.',
  'sources.docxDamaged': 'The Word document is damaged. Save it again, or save it as PDF.',
  'sources.xlsxDamaged': 'The Excel workbook is damaged. Save it again, or save its sheets as CSV.',
  'sources.sheetsMissing': '{missing} of {total} sheets are missing from the file.',
  'sources.sheetsCut': '{cut} of {total} sheets end early, because the file is damaged.',
  'sources.textsMissing': 'Texts of cells that are missing from the file: {count}.',
  'sources.hiddenCells': 'The text includes what the workbook hides: {places}.',
  'sources.formulasWithoutValues':
    'Formulas without a saved value: {count}. Open the workbook in a spreadsheet program and save it.',
  'sources.openDocumentDamaged': 'The OpenDocument file is damaged. Save it again, or save it as PDF.',
  'sources.equationsLost': 'Equations that could not be read: {lost}.',
  'sources.drawingsUnread': 'Charts or diagrams that could not be read: {count}.',
  'sources.outputsCut': 'Outputs that were cut off after {max} characters: {count}.',
  'sources.embeddedUnread': 'Embedded documents that could not be read: {count}.',
  'sources.epubDamaged': 'The EPUB is damaged: it lists no chapters.',
  'sources.epubEncrypted': 'The book is DRM-protected. Open a copy without protection.',
  'sources.chaptersEncrypted': '{locked} of {total} chapters are encrypted and weren’t read.',
  'sources.chaptersMissing': '{missing} of {total} chapters are missing from the file.',
  'sources.chaptersWithoutText': '{silent} of {total} chapters have no text. Images in them were not read.',
  'sources.readingBook': 'Reading the book',
  'sources.noSlides': 'The presentation has no slides.',
  'sources.readingSlides': 'Reading the slides',
  'sources.slidesMissing': '{missing} of {total} slides are missing from the file.',
  'sources.hiddenSlides': 'The text includes slides that the presentation hides: {slides}.',
  'sources.slidesWithoutText': '{silent} of {total} slides have no text. Images on them were not read.',
  'sources.readingPdf': 'Reading the PDF',
  'sources.pdfEncrypted': 'The PDF is password-protected. Open it in a PDF reader and save a copy without a password.',
  'sources.pdfDamaged': 'The PDF is damaged. Download it again, or print it to a new PDF.',
  'sources.pdfXfa':
    'This PDF is a dynamic form (XFA) that only Adobe Reader can display. Open it there and print it to a new PDF.',
  'sources.pdfScanned':
    'The PDF contains images of pages, and no text could be recognized in them. Run text recognition (OCR) on it first.',
  'sources.pdfFonts':
    "The PDF's fonts don't specify which characters they show. Run text recognition (OCR) on it first, or print it to a new PDF.",
  'sources.pdfCut': 'Only the first {count} of {total} pages were read.',
  'sources.pagesSilent': '{silent} of {total} pages have no readable text.',
  'sources.lettersMissing': "Letters missing because their fonts don't identify them: {count}.",
  'sources.pagesRecognized':
    '{recognized} of {total} pages are images. Their text was recognized ({percent}% confidence) and may contain errors.',
  'sources.recognizing': 'Recognizing text',
  'sources.recognized': 'This is an image. Its text was recognized ({percent}% confidence) and may contain errors.',
  'sources.imageWithoutText': 'No text was recognized in the image.',
  'sources.imageDamaged': 'The image is damaged, or too large to be read.',
  'sources.feedEmpty': 'The feed has no entries.',
  'sources.feedContinues': 'The feed continues on further pages, which were not read.',
  'sources.mailDamaged': 'The message is damaged and could not be read.',
  'sources.mailPartlyRead': 'The message is damaged. Only part of it was read.',
  'sources.messagesCut': 'Only the first {count} of {total} messages were read.',
  'sources.messagesWithoutText': '{silent} of {total} messages have no text. Images in them were not read.',
  'sources.mhtmlEmpty': 'The saved page has no text. Save it again after it has loaded.',
  'sources.attachmentsUnread': 'Attachments not read ({count}): {names}.',
  'sources.notebookDamaged': 'The notebook is not valid JSON. Save it again, or open its cells as text.',
  'sources.notebookWithoutCells': 'This is not a Jupyter notebook: it has no cells.',
  'sources.includesUnread': 'Included files not read ({count}): {names}.',
} as const;
