// Analyses in JupyterLab's launcher, and a form for a notebook's parameters. Written by hand as the container that JupyterLab
// loads (webpack's module federation: init, get), so that nothing has to be built; it asks no address but its own server.
window._JUPYTERLAB = window._JUPYTERLAB || {};
(() => {
  'use strict';
  let scope;
  const TEMPLATES = 'templates';
  const LINE = /^(\w+)\s*:\s*(\w+)\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^#]*?)\s*(?:#\s*(.*))?$/;

  async function shared(name) {
    const versions = scope[name];
    const newest = Object.keys(versions).sort().pop();
    return (await versions[newest].get())();
  }

  function tagged(cells, tag) {
    return cells.findIndex(cell => (cell.getMetadata('tags') || []).includes(tag));
  }

  // name: type = default  # help [a|b] or [lo..hi]
  function parameters(source) {
    return source.split('\n').map(line => LINE.exec(line.trim())).filter(found => found).map(found => {
      const bounds = /\[([^\]]*)\]\s*$/.exec(found[4] || '');
      return { name: found[1], type: found[2], value: found[3], help: found[4] || '', bounds: bounds ? bounds[1] : '' };
    });
  }

  function field(one) {
    const text = /^["']/.test(one.value) ? one.value.slice(1, -1) : one.value;
    let input;
    if (one.bounds.includes('|')) {
      input = document.createElement('select');
      one.bounds.split('|').forEach(choice => input.add(new Option(choice, choice, false, choice === text)));
    } else {
      input = document.createElement('input');
      input.type = { int: 'number', float: 'number', bool: 'checkbox' }[one.type] || (one.bounds === 'date' ? 'date' : 'text');
      if (one.type === 'bool') { input.checked = text === 'True'; } else { input.value = text; }
      const ends = /^(.*?)\.\.(.*)$/.exec(one.bounds);
      if (ends && input.type === 'number') { input.min = ends[1]; input.max = ends[2]; }
      if (one.type === 'float') { input.step = 'any'; }
    }
    input.name = one.name;
    input.dataset.default = one.value;
    input.dataset.type = one.type;
    return input;
  }

  function written(input) {
    if (input.dataset.type === 'bool') { return input.checked ? 'True' : 'False'; }
    return input.dataset.type === 'str' ? JSON.stringify(input.value) : input.value;
  }

  function draw(node, panel, commands) {
    node.replaceChildren();
    const cells = panel && panel.content.model ? panel.content.model.sharedModel.cells : [];
    const at = tagged(cells, 'parameters');
    if (at < 0) {
      node.textContent = 'Open a notebook with a cell of parameters.';
      return;
    }
    const form = document.createElement('form');
    for (const one of parameters(cells[at].source)) {
      const label = document.createElement('label');
      label.style.display = 'block';
      label.style.margin = '8px 0';
      const name = document.createElement('b');
      name.textContent = one.name;
      const help = document.createElement('small');
      help.style.display = 'block';
      help.textContent = one.help;
      label.append(name, help, field(one));
      form.append(label);
    }
    const run = document.createElement('button');
    run.textContent = 'Run with these';
    form.append(run);
    form.addEventListener('submit', event => {
      event.preventDefault();
      inject(panel, form);
      commands.execute('notebook:run-all-cells');
    });
    node.append(form);
  }

  // What differs from the parameters cell goes into a cell of its own behind it, as papermill writes it.
  function inject(panel, form) {
    const model = panel.content.model.sharedModel;
    const lines = [...form.elements].filter(input => input.name && written(input) !== input.dataset.default.replace(/^'(.*)'$/, '"$1"'))
      .map(input => `${input.name} = ${written(input)}`);
    const source = ['# Parameters', ...lines].join('\n');
    const there = tagged(model.cells, 'injected-parameters');
    if (there >= 0) {
      model.cells[there].setSource(source);
    } else if (lines.length) {
      const cell = { cell_type: 'code', source, metadata: { tags: ['injected-parameters'] }, outputs: [], execution_count: null };
      model.insertCell(tagged(model.cells, 'parameters') + 1, cell);
    }
  }

  async function plugin() {
    const { ILauncher } = await shared('@jupyterlab/launcher');
    const { INotebookTracker } = await shared('@jupyterlab/notebook');
    const { Widget } = await shared('@lumino/widgets');
    const { notebookIcon } = await shared('@jupyterlab/ui-components');
    return {
      id: 'workbench-bench:plugin',
      autoStart: true,
      requires: [INotebookTracker],
      optional: [ILauncher],
      activate: async (app, tracker, launcher) => {
        const side = new Widget();
        side.id = 'workbench-parameters';
        side.title.label = 'Parameters';
        side.title.caption = 'Parameters of the notebook';
        side.node.style.padding = '8px';
        side.node.style.overflow = 'auto';
        app.shell.add(side, 'right', { rank: 500 });
        const redraw = async () => {
          const panel = tracker.currentWidget;
          if (panel) { await panel.context.ready; }
          draw(side.node, panel, app.commands);
        };
        tracker.currentChanged.connect(redraw);
        draw(side.node, null, app.commands);
        app.commands.addCommand('workbench:new', {
          label: args => args.name || 'A copy of an analysis',
          caption: 'A copy of this analysis, to change and run',
          icon: notebookIcon,
          execute: async args => {
            const copy = await app.serviceManager.contents.copy(`${TEMPLATES}/${args.name}.ipynb`, '');
            return app.commands.execute('docmanager:open', { path: copy.path });
          }
        });
        if (!launcher) { return; }
        const folder = await app.serviceManager.contents.get(TEMPLATES).catch(() => ({ content: [] }));
        for (const file of folder.content.filter(one => one.path.endsWith('.ipynb'))) {
          launcher.add({ command: 'workbench:new', category: 'workbench', args: { name: file.name.replace('.ipynb', '') } });
        }
      }
    };
  }

  window._JUPYTERLAB['workbench-bench'] = {
    init: given => { scope = given; },
    get: async () => { const made = await plugin(); return () => ({ __esModule: true, default: made }); }
  };
})();
