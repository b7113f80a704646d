import { pageCase, pageWith, readsEach } from '../../../../helpers/fileReading.js';

describe('reading formulas that pages show as images', () => {
  readsEach([
    pageCase(
      'from the address of a service that draws them',
      '<p>Then <img src="https://latex.codecogs.com/gif.latex?\\inline&space;\\dpi{120}e^{i\\pi}" alt=""> holds, and <img src="https://latex.codecogs.com/svg.image?\\large x_{1}" alt="formula">.</p>',
      [/Then \$.{0,9}e\^\{i\\pi\}\$ holds, and \$x_\{1\}\$/],
    ),
    pageCase(
      'from a parameter of the address, decoded',
      '<p>Then <img class="latex" src="https://s0.wp.com/latex.php?latex=a%5E2+%2B+b%5E2&amp;bg=ffffff" alt=""> is c.</p>',
      [/Then \$a\^2.{1,3}\+.{1,3}b\^2\$ is c/],
    ),
    pageCase(
      'once, if their description has the same',
      '<p>Then <img src="https://render.example.org/math?math=x%5E%7B2%7D" alt="x^{2}"> is nine.</p>',
      [/Then \$x\^\{2\}\$ is nine/],
    ),
    pageCase(
      'but no picture from a folder about mathematics',
      '<p>The hall <img src="https://example.org/math/hall.png?width=200&amp;v=3_1" alt=""> has nine doors.</p>',
      [/The hall has nine doors/],
    ),
    {
      what: 'with a warning for those that nothing describes',
      name: 'page.html',
      content: pageWith(
        '<p>Then <img class="math-inline" src="eq7.png" alt=""> holds, as <img class="tex" src="eq8.png" alt="formula 8"> does.</p>',
      ),
      has: [/Then holds/],
      says: /1/,
    },
  ]);
});
