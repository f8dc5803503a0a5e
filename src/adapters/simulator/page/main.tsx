import './style/base.css';
import './style/columns.css';
import './style/talk.css';
import './style/panel.css';
import './style/composer.css';
import './style/records.css';
import './style/narrow.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { follow } from './connection.ts';

const place = document.getElementById('page');
if (place !== null) {
  render(<App />, place);
  follow();
}
