import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/texts';
import './kit/texts';
import { App } from './app/App';
import './app/app.css';
import './kit/kit.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><App /></StrictMode>);
