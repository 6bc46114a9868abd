// Sets colour scheme and language before the first paint, so that nothing flashes. A file of its own, because the
// content security policy allows no inline scripts.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const chosen = read('becard-scheme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const system = dark ? 'dark' : 'light';
  root.dataset.mantineColorScheme = chosen === 'dark' || chosen === 'light' ? chosen : system;
  const language = read('becard-language') ?? navigator.language.slice(0, 2);
  if (language === 'de' || language === 'en') root.lang = language;
})();
