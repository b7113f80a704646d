import { pageWith, readsEach, type FileCase } from '../../../helpers/fileReading.js';

/** A listing whose numbers must go while its language, indentation, and own numbers stay. */
const listing = (what: string, html: string, language = ''): FileCase => ({
  what,
  name: 'page.html',
  content: pageWith(html),
  has: [new RegExp(`\`\`\`${language}\\nfor i in range\\(3\\):\\n {4}print\\(10\\)\\n\`\`\``)],
  hasNot: [/^\s*[12]\s*$/m, /1for|2 {4}print|1 for|[Cc]opy/],
});
const LINES = ['for i in range(3):', '    print(10)'];
const numbered = (each: (line: string, number: number) => string, between = '\n') =>
  LINES.map((line, index) => each(line, index + 1)).join(between);

describe('reading code with line numbers', () => {
  readsEach([
    listing(
      'in a table cell with a class of its own',
      `<div class="highlight"><div class="chroma"><table class="lntable"><tr><td class="lntd"><pre tabindex="0" class="chroma"><code>${numbered((_, number) => `<span class="lnt">${number}\n</span>`, '')}</code></pre></td><td class="lntd"><pre tabindex="0" class="chroma"><code class="language-python" data-lang="python">${numbered((line) => `<span class="line"><span class="cl">${line}\n</span></span>`, '')}</code></pre></td></tr></table></div></div>`,
      'python',
    ),
    listing(
      'in each line, as Hugo writes them',
      `<div class="highlight"><pre class="chroma"><code class="language-python" data-lang="python">${numbered((line, number) => `<span class="line"><span class="ln">${number}</span><span class="cl">${line}\n</span></span>`, '')}</code></pre></div>`,
      'python',
    ),
    listing(
      'in each line, as Pygments writes them',
      `<div class="highlight-python notranslate"><div class="highlight"><pre>${numbered((line, number) => `<span></span><span class="linenos"> ${number}</span>${line}`)}\n</pre></div></div>`,
      'python',
    ),
    listing(
      'in a column, as Pygments writes them',
      `<table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span class="normal">1</span>\n<span class="normal">2</span></pre></div></td><td class="code"><div><pre><code>${LINES.join('\n')}</code></pre></div></td></tr></table>`,
    ),
    listing(
      'as Hexo writes them',
      `<figure class="highlight python"><figcaption><span>loop.py</span></figcaption><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td><td class="code"><pre>${numbered((line) => `<span class="line">${line}</span><br>`, '')}</pre></td></tr></table></figure>`,
      'python',
    ),
    listing(
      'as rows of a repository’s page',
      `<table class="highlight js-file-line-container">${numbered((line, number) => `<tr><td id="L${number}" class="blob-num js-line-number" data-line-number="${number}"></td><td id="LC${number}" class="blob-code blob-code-inner">${line}</td></tr>`, '')}</table>`,
    ),
    listing(
      'as rows with the numbers in links',
      `<table class="blob">${numbered((line, number) => `<tr><td class="line-num"><a href="#l${number}">${number}</a></td><td class="line-code"><code>${line}</code></td></tr>`, '')}</table>`,
    ),
    listing(
      'as links before each line',
      `<pre class="code"><code>${numbered((line, number) => `<a id="L${number}" href="#L${number}" class="file-line-num" data-line-number="${number}">${number}</a><span class="line" lang="python">${line}</span>`)}</code></pre>`,
    ),
    listing(
      'as anchors without a class',
      `<pre class="rust">${numbered((line, number) => `<a href="#${number}" id="${number}">${number}</a>${line}`)}</pre>`,
    ),
    listing(
      'as a list',
      `<ol class="linenums">${numbered((line) => `<li><code><span class="pln">${line}</span></code></li>`, '')}</ol>`,
    ),
    listing(
      'as a list inside a block',
      `<pre class="prettyprint lang-py linenums"><ol class="linenums">${numbered((line, number) => `<li class="L${number}"><span>${line}</span></li>`, '')}</ol></pre>`,
      'py',
    ),
    listing(
      'as an editor’s plugin writes them',
      `<div class="crayon-syntax"><table><tr><td class="crayon-nums"><div class="crayon-nums-content"><div class="crayon-num">1</div><div class="crayon-num">2</div></div></td><td class="crayon-code"><div class="crayon-pre">${numbered((line) => `<div class="crayon-line">${line}</div>`, '')}</div></td></tr></table></div>`,
    ),
    listing(
      'in divisions, as SyntaxHighlighter writes them',
      `<div class="syntaxhighlighter python"><table><tbody><tr><td class="gutter"><div class="line number1 index0 alt2">1</div><div class="line number2 index1 alt1">2</div></td><td class="code"><div class="container">${numbered((line, number) => `<div class="line number${number}"><code class="plain">${line.replace(/ {4}/, '&nbsp;&nbsp;&nbsp;&nbsp;')}</code></div>`, '')}</div></td></tr></tbody></table></div>`,
    ),
    listing(
      'in rows of a block with a button',
      `<div class="frame"><pre data-language="python"><code>${numbered((line, number) => `<div class="ec-line"><div class="gutter"><div class="ln" aria-hidden="true">${number}</div></div><div class="code">${line}</div></div>`, '')}</code></pre><div class="copy"><button title="Copy to clipboard">Copy</button></div></div>`,
      'python',
    ),
    listing(
      'in rows that a script has added',
      `<pre><code class="language-python hljs"><table class="hljs-ln"><tbody>${numbered((line, number) => `<tr><td class="hljs-ln-line hljs-ln-numbers" data-line-number="${number}"><div class="hljs-ln-n" data-line-number="${number}"></div></td><td class="hljs-ln-line hljs-ln-code" data-line-number="${number}">${line}</td></tr>`, '')}</tbody></table></code></pre>`,
      'python',
    ),
    listing(
      'as a documentation generator writes them',
      `<div class="fragment">${numbered((line, number) => `<div class="line"><a name="l0000${number}"></a><span class="lineno">    ${number}</span>&#160;${line}</div>`, '')}</div>`,
    ),
    listing(
      'in lines that are blocks, with hard spaces',
      `<pre class="code">${numbered((line) => `<div class="token-line">${line.replace(/ {4}/, '\u00a0\u00a0\u00a0\u00a0')}</div>`, '')}</pre>`,
    ),
    {
      what: 'hard spaces in code inside a line',
      name: 'page.html',
      content: pageWith(
        '<p>Run <code>git&nbsp;log&nbsp;-n&nbsp;3</code> now.</p><p><code>a<br>&nbsp;&nbsp;b<br>c</code></p>',
      ),
      has: [/`git log -n 3`/, /```\na\n {2}b\nc\n```/],
      hasNot: [/\u00a0/],
    },
    {
      what: 'tables of numbers that are no code',
      name: 'page.html',
      content: pageWith(
        '<table><tr><th>No.</th><th>Port</th></tr><tr><td>1</td><td>Esk</td></tr><tr><td>2</td><td>Weir</td></tr></table>',
      ),
      has: [/\| 1 \| Esk \|\n\| 2 \| Weir \|/],
    },
    {
      what: 'numbers that belong to the code',
      name: 'page.html',
      content: pageWith('<pre><code>1\n2\n3\n</code></pre><pre><code>10 PRINT "A"\n20 GOTO 10\n</code></pre>'),
      has: [/```\n1\n2\n3\n```/, /10 PRINT "A"\n20 GOTO 10/],
    },
    listing(
      'in the editor of a page, beside its lines',
      `<div class="cm-editor"><div class="cm-gutters" aria-hidden="true"><div>1</div><div>2</div></div><div class="cm-content" role="textbox">${numbered((line) => `<div class="cm-line">${line}</div>`, '')}</div></div>`,
    ),
    listing(
      'in another editor, whose lines have places of their own',
      `<div class="monaco-editor"><div class="margin"><div class="line-numbers">1</div><div class="line-numbers">2</div></div><div class="view-lines">${numbered((line, number) => `<div class="view-line" style="top:${number * 19}px"><span>${line.replaceAll(' ', '&nbsp;')}</span></div>`, '')}</div></div>`,
    ),
    {
      what: 'both numbers of the lines of a change, whose signs only styles show',
      name: 'page.html',
      content: pageWith(
        `<table class="diff">${[
          ['', '11', '11', 'def rate(x):'],
          ['deletion', '12', '', '    return x * 10'],
          ['addition', '', '12', '    return x * 12'],
        ]
          .map(
            ([kind, before, after, line]) =>
              `<tr><td class="blob-num" data-line-number="${before}"></td><td class="blob-num" data-line-number="${after}"></td><td class="blob-code blob-code-${kind}">${line}</td></tr>`,
          )
          .join('')}</table>`,
      ),
      has: [/```\n ?def rate\(x\):\n- {4}return x \* 10\n\+ {4}return x \* 12\n```/],
    },
    {
      what: 'the lines of a change of which some have their signs',
      name: 'page.html',
      content: pageWith(
        `<table class="diff">${[
          ['deletion', '12', '', '-    return x * 10'],
          ['deletion', '13', '', '    -x'],
          ['addition', '', '12', '+    return x * 12'],
        ]
          .map(
            ([kind, before, after, line]) =>
              `<tr><td class="blob-num" data-line-number="${before}"></td><td class="blob-num" data-line-number="${after}"></td><td class="blob-code blob-code-${kind}">${line}</td></tr>`,
          )
          .join('')}</table>`,
      ),
      has: [/```\n- {4}return x \* 10\n- {4}-x\n\+ {4}return x \* 12\n```/],
    },
  ]);
});
