import { render } from 'preact';
import { Controller } from './controller.js';
import { connectHost } from './host.js';
import { speakAsPage } from './pageLanguage.js';
import { runningRun } from './state/model.js';
import { createStore, nextFrame } from './state/store.js';
import './styles/main.css';
import { App } from './view/App.js';
import { CitationCard } from './view/CitationCard.js';
import { ControllerContext } from './view/context.js';
import { dropSources } from './view/dropSources.js';
import { followEnd } from './view/followEnd.js';
import { keepFocus } from './view/keepFocus.js';
import { loadMathFonts } from './view/markdown/math.js';

speakAsPage();
const controller = new Controller(connectHost(), createStore(nextFrame));
const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));

controller.store.subscribe((state) =>
  render(
    <ControllerContext.Provider value={controller}>
      <div class="column">
        <App state={state} />
      </div>
      <CitationCard />
    </ControllerContext.Provider>,
    root,
  ),
);
controller.start();
requestIdleCallback(() => void loadMathFonts());
keepFocus(root);
dropSources(controller);
followEnd(root, () => runningRun(controller.store.state) !== null);
