namespace PrunableNets.Cli.Tests.Reports;

/// <summary>What is asked of a page in its own language; each gives a line for everything that is wrong.</summary>
internal static class Script
{
    /// <summary>Texts whose colour is too near to what is behind them.</summary>
    public const string LowContrast =
        """
        () => {
          const parse = c => c.match(/[\d.]+/g).map(Number);
          const luminance = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
          const wrong = [];
          for (const e of document.querySelectorAll('body *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.tagName === 'title' || e.tagName === 'STYLE') continue;
            const style = getComputedStyle(e), ink = parse(e instanceof SVGElement ? style.fill : style.color);
            const [a, b] = [luminance(ink), luminance(behind(e))].sort((x, y) => y - x);
            if ((a + 0.05) / (b + 0.05) < 4.5) wrong.push(e.tagName + ' ' + e.textContent.slice(0, 30));
          }
          return wrong.join('\n');
        }
        """;

    /// <summary>Texts of drawings that reach over the drawing's edge, where they are cut off.</summary>
    public const string CutTexts =
        """
        () => {
          const wrong = [];
          for (const svg of document.querySelectorAll('svg')) {
            const outer = svg.getBoundingClientRect();
            for (const text of svg.querySelectorAll('text')) {
              const inner = text.getBoundingClientRect();
              if (inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1)
                wrong.push(svg.getAttribute('aria-label').slice(0, 30) + ': ' + text.textContent);
            }
          }
          return wrong.join('\n');
        }
        """;

    /// <summary>What a screen reader would have no name for, and what scrolls but cannot be reached by keyboard.</summary>
    public const string Unnamed =
        """
        () => {
          const wrong = [];
          if (!document.documentElement.lang || !document.title) wrong.push('no language or title');
          for (const e of document.querySelectorAll('svg')) if (e.getAttribute('role') !== 'img' || !e.getAttribute('aria-label')) wrong.push('a drawing without words');
          for (const e of document.querySelectorAll('table')) if (!e.caption) wrong.push('a table without a caption');
          for (const e of document.querySelectorAll('th')) if (!e.scope) wrong.push('a head of nothing: ' + e.textContent);
          for (const e of document.querySelectorAll('*')) {
            const overflow = getComputedStyle(e).overflowX;
            if ((overflow === 'auto' || overflow === 'scroll') && e.tabIndex < 0) wrong.push('no way to scroll ' + e.className);
          }
          let level = 0;
          for (const e of document.querySelectorAll('h1, h2, h3')) { const l = Number(e.tagName[1]); if (l > level + 1) wrong.push('a level left out: ' + e.textContent); level = l; }
          return wrong.join('\n');
        }
        """;
}
