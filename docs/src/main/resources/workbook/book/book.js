/* What a page can do beyond being read: search, copy code, mark the section in view, open the contents on a narrow screen. */
'use strict';

(function contents() {
  const button = document.querySelector('.menu');
  const sidebar = document.getElementById('sidebar');
  button.addEventListener('click', () => {
    const open = sidebar.classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
  });
  const current = sidebar.querySelector('[aria-current="page"]');
  if (current && sidebar.scrollHeight > sidebar.clientHeight) {
    sidebar.scrollTop = current.offsetTop - sidebar.offsetTop - 40;
  }
})();

(function sectionInView() {
  const links = new Map();
  document.querySelectorAll('#sidebar ul ul a').forEach(link => links.set(link.hash.slice(1), link));
  const headings = [...document.querySelectorAll('main h2[id], main h3[id]')].filter(h => links.has(h.id));
  if (headings.length === 0) {
    return;
  }
  let marked = null;
  function mark() {
    const above = headings.filter(heading => heading.getBoundingClientRect().top < 120);
    const now = links.get((above.length > 0 ? above[above.length - 1] : headings[0]).id);
    if (now !== marked) {
      if (marked) {
        marked.removeAttribute('aria-current');
      }
      marked = now;
      marked.setAttribute('aria-current', 'true');
    }
  }
  let asked = false;
  document.addEventListener('scroll', () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => { asked = false; mark(); });
    }
  }, { passive: true });
  mark();
})();

(function copyButtons() {
  document.querySelectorAll('main pre').forEach(pre => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(pre.innerText);
        button.textContent = 'Copied';
      } catch (refused) {
        const range = document.createRange();
        range.selectNodeContents(pre);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        button.textContent = 'Selected';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    pre.parentElement.append(button);
  });
})();

(function openWhatIsLinked() {
  function open() {
    let element = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    while (element) {
      if (element.tagName === 'DETAILS') {
        element.open = true;
      }
      element = element.parentElement;
    }
  }
  addEventListener('hashchange', open);
  open();
})();

(function search() {
  const field = document.getElementById('query');
  const found = document.getElementById('found');
  const sections = window.bookSections;
  let index = null;

  function indexed() {
    if (index === null) {
      index = lunr(function () {
        this.ref('number');
        this.field('title', { boost: 8 });
        this.field('page', { boost: 2 });
        this.field('text');
        sections.forEach((section, number) => this.add({ number, ...section }));
      });
    }
    return index;
  }

  function matches(words) {
    return indexed().query(query => {
      lunr.tokenizer(words).forEach(token => {
        const term = token.toString();
        query.term(term, { boost: 10 });
        query.term(term, { boost: 4, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
        if (term.length > 4) {
          query.term(term, { editDistance: 1, usePipeline: false });
        }
      });
    });
  }

  function excerpt(text, words) {
    const lower = text.toLowerCase();
    const at = words.map(word => lower.indexOf(word)).filter(place => place >= 0);
    const from = at.length === 0 ? 0 : Math.max(0, Math.min(...at) - 50);
    return (from > 0 ? '… ' : '') + text.slice(from, from + 150) + (from + 150 < text.length ? ' …' : '');
  }

  function show() {
    const words = field.value.trim();
    found.replaceChildren();
    if (words.length < 2) {
      return;
    }
    const results = matches(words).slice(0, 12);
    if (results.length === 0) {
      const nothing = document.createElement('p');
      nothing.textContent = 'Nothing is found for “' + words + '”. Try a single word, or an operator’s name.';
      found.append(nothing);
      return;
    }
    const list = document.createElement('ol');
    results.forEach(result => {
      const section = sections[Number(result.ref)];
      const link = document.createElement('a');
      link.href = section.address;
      link.textContent = section.title;
      link.addEventListener('click', () => found.replaceChildren());
      const where = document.createElement('small');
      where.textContent = section.page + ': ' + excerpt(section.text, words.toLowerCase().split(/\s+/));
      link.append(where);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    });
    found.append(list);
  }

  field.addEventListener('input', show);
  field.addEventListener('focus', show);
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      found.replaceChildren();
      field.blur();
    } else if (event.key === '/' && !/INPUT|TEXTAREA/.test(document.activeElement.tagName)) {
      event.preventDefault();
      field.focus();
    } else if (event.key === 'Enter' && document.activeElement === field) {
      found.querySelector('a')?.click();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.contains(document.activeElement) | document.activeElement === field) {
      const links = [...found.querySelectorAll('a')];
      const next = links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
      (links[next] || field).focus();
      event.preventDefault();
    }
  });
  document.addEventListener('click', event => {
    if (!event.target.closest('.search')) {
      found.replaceChildren();
    }
  });
})();
