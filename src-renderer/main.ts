import { mount } from 'svelte'
import { App as AppState } from './app.svelte.ts'
import App from './App.svelte'
import { Bridge } from './bridge.ts'
import './styles/base.css'

const target = document.getElementById('app')
if (!window.lectern || !target) throw new Error('This page is Lectern’s window and runs only inside it.')

const app = new AppState(new Bridge(window.lectern))
// The theme first: the window is shown at the first paint, which is to be the right one.
await app.settings.read()
mount(App, { target, props: { app } })
