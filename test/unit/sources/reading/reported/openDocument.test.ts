import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { ODF, open, zip } from '../../../../helpers/officeFiles.js';

const odt = (
  what: string,
  body: string,
  has: RegExp[],
  hasNot: RegExp[] = [],
  extra: Record<string, string> = {},
): FileCase => ({
  what,
  name: 'report.odt',
  content: open('text', body, extra),
  has,
  hasNot,
});

describe('reading OpenDocument texts that other readers got wrong', () => {
  readsEach([
    odt(
      'tracked deletions left out, insertions kept',
      `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/><text:p>40</text:p></text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info/></text:insertion></text:changed-region></text:tracked-changes><text:p>The fee rises to <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>60<text:change-end text:change-id="c2"/> euros.</text:p>`,
      [/rises to 60 euros\./],
      [/40/],
    ),
    odt(
      'text after bookmarks, page breaks, and index marks inside a word',
      `<text:p>Be<text:bookmark text:name="b"/>fore and a<text:soft-page-break/>fter<text:alphabetical-index-mark text:string-value="tide"/> the<text:s text:c="3"/>flood<text:line-break/>came<text:tab/>home.</text:p>`,
      [/Before and after the +flood\s+came\s+home\./],
      [/tide/],
    ),
    odt(
      'notes, with marks apart from figures',
      `<text:p>In 2023<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Council minutes.</text:p></text:note-body></text:note> it closed.</text:p>`,
      [/In 2023\W[^]*it closed\./, /Council minutes\./],
      [/20231/, /2023Council/],
    ),
    odt(
      'ruby as the base text with its reading apart',
      `<text:p><text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>へ行く</text:p>`,
      [/東京(?:[（(]とうきょう[)）])?へ行く/],
    ),
    odt(
      'a chart with its values',
      `<text:p>The catch:</text:p><text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>`,
      [/Tons/, /2022\W+140/],
      [],
      {
        'Object 1/content.xml': `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0"><office:body><office:chart><chart:chart><table:table table:name="local-table"><table:table-header-rows><table:table-row><table:table-cell><text:p/></table:table-cell><table:table-cell><text:p>Tons</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-rows><table:table-row><table:table-cell><text:p>2022</text:p></table:table-cell><table:table-cell office:value="140"><text:p>140</text:p></table:table-cell></table:table-row></table:table-rows></table:table></chart:chart></office:chart></office:body></office:document-content>`,
      },
    ),
    odt(
      'lists that go on and start elsewhere',
      `<text:list text:style-name="L1"><text:list-item text:start-value="4"><text:p>Fourth</text:p></text:list-item><text:list-item><text:p>Fifth</text:p><text:list><text:list-item><text:p>Inner</text:p></text:list-item></text:list></text:list-item></text:list>`,
      [/Fourth/, /Fifth/, /Inner/],
    ),
    {
      what: 'a drawing',
      name: 'plan.odg',
      content: zip({
        mimetype: 'application/vnd.oasis.opendocument.graphics',
        'content.xml': `<office:document-content ${ODF}><office:body><office:drawing><draw:page draw:name="page1"><draw:custom-shape><text:p>Close the valve</text:p></draw:custom-shape><draw:g><draw:frame><draw:text-box><text:p>Report the leak</text:p></draw:text-box></draw:frame></draw:g></draw:page></office:drawing></office:body></office:document-content>`,
      }),
      has: [/Close the valve/, /Report the leak/],
    },
    odt(
      'headings and lists with the numbers of their styles',
      `<text:h text:outline-level="1">Scope</text:h><text:p>All boats.</text:p><text:h text:outline-level="1">Duties</text:h><text:h text:outline-level="2">Of owners</text:h><text:list text:style-name="L1"><text:list-item text:start-value="4"><text:p>Moor well.</text:p><text:list><text:list-item><text:p>By day.</text:p></text:list-item><text:list-item><text:p>By night.</text:p></text:list-item></text:list></text:list-item><text:list-item text:start-value="7"><text:p>Pay.</text:p></text:list-item></text:list><text:h text:outline-level="2" text:is-list-header="true">Without a number</text:h><text:h text:outline-level="2">Of keepers</text:h>`,
      [
        /^# 1\. Scope$/m,
        /^# 2\. Duties$/m,
        /^## 2\.1 Of owners$/m,
        /§ 4 Moor well\./,
        /^4\.b\) By night\./m,
        /§ 7 Pay\./,
        /^## Without a number$/m,
        /^## 2\.2 Of keepers$/m,
      ],
      [],
      {
        'styles.xml': `<office:document-styles ${ODF}><office:styles><text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="§ "/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style></office:styles></office:document-styles>`,
      },
    ),
    odt(
      'headings below a level that was skipped',
      [1, 3, 3, 2, 3]
        .map(
          (level, index) =>
            `<text:h text:outline-level="${level}">Part ${'ABCDE'[index]}</text:h><text:p>Text.</text:p>`,
        )
        .join(''),
      [/^# 1 Part A$/m, /^### 1\.1\.1 Part B$/m, /^### 1\.1\.2 Part C$/m, /^## 1\.2 Part D$/m, /^### 1\.2\.1 Part E$/m],
      [],
      {
        'styles.xml': `<office:document-styles ${ODF}><office:styles><text:outline-style style:name="Outline">${[1, 2, 3].map((level) => `<text:outline-level-style text:level="${level}" style:num-format="1" text:display-levels="${level}"/>`).join('')}</text:outline-style></office:styles></office:document-styles>`,
      },
    ),
  ]);
});
