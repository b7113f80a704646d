import { useEffect, useRef, useState } from 'preact/hooks';
import { notesOf, type Note, type RunState } from '../state/model.js';
import { say, sayCount } from '../selectors/catalog/say.js';
import { Fold } from './controls.js';
import { MarkdownText } from './MarkdownText.js';

/** Shows the notes being taken while there is no answer yet: a window of fixed height. */
export function LiveNotes({ run }: { run: RunState }) {
  const notes = notesOf(run);
  const note = notes.find(({ chunk_index: index }) => index === run.live_note) ?? notes.at(-1);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [note?.text]);
  if (!note) return <div class="live-notes waiting" />;
  return (
    <div class="live-notes">
      <p class="live-heading quiet" dir="auto">
        {say('details.notesOn', { heading: noteHeading(note) })}
      </p>
      <div ref={end} class="live-text">
        <MarkdownText key={note.chunk_index} text={note.text} growing />
      </div>
    </div>
  );
}

const noteHeading = ({ heading, chunk_index: index }: Note): string =>
  heading || say('details.part', { number: index + 1 });

/** The notes on every section, in the details. */
export function Notes({ run }: { run: RunState }) {
  const [open, setOpen] = useState(false);
  const { progress, end } = run;
  const notes = notesOf(run);
  if (notes.length === 0) return null;
  const sections = sayCount('sections', notes.length);
  const title = say(!end && progress?.stage === 'notes' ? 'details.notesSoFar' : 'details.notes', { sections });
  return (
    <Fold summary={title} open={open} onToggle={setOpen}>
      {() => (
        <ul class="notes">
          {notes.map((note) => (
            <NoteEntry key={note.chunk_index} note={note} live={run.live_note === note.chunk_index && !end} />
          ))}
        </ul>
      )}
    </Fold>
  );
}

function NoteEntry({ note, live }: { note: Note; live: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <li class="note">
      <Fold
        summary={
          <>
            <span class="note-heading" dir="auto">
              {noteHeading(note)}
            </span>
            {live && <span class="quiet"> · {say('details.writing')}</span>}
            {note.cached && <span class="quiet"> · {say('details.fromCache')}</span>}
          </>
        }
        open={open}
        onToggle={setOpen}
      >
        {() => (
          <div class="note-text">
            <MarkdownText text={note.text} />
          </div>
        )}
      </Fold>
    </li>
  );
}
