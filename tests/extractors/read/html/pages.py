"""Small pages written as the sites of governments write them, with text of our own."""

FILLER = (
    "The ministry of Lorn will open a counter in every harbour town, staff it on weekdays, and publish each "
    "quarter how many residents it helped and how long they waited. "
)


def prose(count: int = 1) -> str:
    """Running text of ``count`` sentences, each different enough not to look repeated."""
    return " ".join(f"{FILLER}Counter number {n} follows in year {n}." for n in range(1, count + 1))


CMS = f"""<!doctype html><html lang="en-GB"><head><title>Harbour counters - Government of Lorn</title></head><body>
<a class="skip-link" href="#c">Skip to main content</a>
<div id="cookie-banner"><p>We use cookies. Accept all cookies?</p><button>Accept</button></div>
<header><a href="/">Government of Lorn</a><nav><ul><li><a href="/a">Departments</a></li><li><a href="/b">Worldwide</a></li></ul></nav></header>
<nav class="breadcrumb"><a href="/">Home</a> <a href="/p">Publications</a></nav>
<main id="c"><h1>Harbour counters</h1><p class="lead">{prose()}</p>
<h2>What we will do</h2><p>{prose()}</p>
<ol><li>Open the counters<ul><li>in the north</li><li>in the south</li></ul></li><li>Report on them</li></ol>
<h3>Costs</h3><p>The cost is met from the port levy<sup><a href="#fn1">1</a></sup>.</p>
<table><caption>Counters per region</caption><tr><th>Region</th><th>Counters</th></tr><tr><td>North</td><td>4</td></tr></table>
<dl><dt>Counter</dt><dd>A staffed desk.</dd></dl>
<div class="footnotes"><ol><li id="fn1">Port levy act. <a href="#r1">↩</a></li></ol></div>
<div class="share-links"><h2>Share this page</h2><ul><li><a href="#">Facebook</a></li></ul></div>
<h2>Related content</h2><ul><li><a href="/x">Ferry timetable</a></li></ul></main>
<footer><h2>Support links</h2><p>All content is available under a licence.</p></footer></body></html>"""

SOUP = f"""<html><head><title>Ministerie van Lorn: Plan voor de havens</title></head><body><div class="wrap">
<div class="x1"><table><tr><td><div class="topnav"><a href="/1">Home</a> | <a href="/2">Contact</a> | <a href="/3">Zoeken</a></div></td></tr></table></div>
<div class="x2"><div><div class="t"><b>Plan voor de havens</b></div>
<div>{prose(2)}</div><div><span><b>Wat gaan we doen</b></span></div>
<div>{prose(3)}</div><div><b>Wat kost het</b></div><div>{prose(2)}<br><br>{prose(1)}</div></div></div>
<div class="x3"><a href="/p">Privacy</a> <a href="/c">Copyright</a></div></div></body></html>"""

GAZETTE = """<html><head><title>Gazette of Lorn, Volume 3</title></head><body><pre>
[Gazette of Lorn, Volume 3, Number 9]

________________________________________

[[Page 12]]

                 Order 7 of March 2, 2031

                 Opening Counters in the Harbour Towns

                 By the powers given to me by the Harbour
                 Act of Lorn, and so that residents are
                 helped near home, I order as follows:

                 Section 1. Purpose of Counters. The state
                 helps residents in well-
                 known places, and it
                 publishes how many it helped in every

[[Page 13]]

                 quarter of the year.

                 Sec. 2. Duties. (a) Each town shall:
                 (i) open a counter; and
                 (ii) staff it on each weekday of the year.
                 (b) The Harbour Office shall report to the
                 council on the costs of all the counters.

                 Sec. 3. General Provisions. Nothing here
                 changes the Harbour Act.
</pre></body></html>"""

JOURNAL = f"""<html><head><title>L_203100007EN.01000101.xml</title></head><body>
<table><tr><td><p class="oj-hd-date">2.3.2031</p></td><td><p class="oj-hd-ti">Journal of the Union</p></td></tr></table>
<div class="eli-container"><div class="eli-main-title" id="tit_1"><p class="oj-doc-ti">REGULATION 2031/7 OF THE COUNCIL</p>
<p class="oj-doc-ti">of 2 March 2031</p><p class="oj-doc-ti">on harbour counters</p></div>
<div id="pbl_1"><p class="oj-normal">THE COUNCIL OF THE UNION,</p>
<table><tr><td><p class="oj-normal">(1)</p></td><td><p class="oj-normal">{prose(2)} <a href="#ntr1">(<span class="oj-note-tag">1</span>)</a>.</p></td></tr></table></div>
<div id="cpt_I"><p class="oj-ti-section-1"><span>CHAPTER I</span></p><div><p class="oj-ti-section-2"><span>GENERAL RULES</span></p></div>
<div id="art_1"><p class="oj-ti-art">Article 1</p><div><p class="oj-sti-art">Subject matter</p></div>
<div><p class="oj-normal">1.   {prose(1)}</p></div>
<table><tr><td><p>(a)</p></td><td><p>the place of the counter;</p>
<table><tr><td><p>(i)</p></td><td><p>its street;</p></td></tr></table></td></tr></table></div>
<div id="art_2"><p class="oj-ti-art">Article 2</p><div><p class="oj-sti-art">Definitions</p></div><p class="oj-normal">{prose(2)}</p></div></div></div>
<div id="anx"><p class="oj-doc-ti">ANNEX</p><p class="oj-doc-ti">List of harbours</p><p class="oj-normal">{prose(1)}</p></div>
<p class="oj-note"><a href="#ntc1">(<span>1</span>)</a> Journal 7, p. 3.</p></body></html>"""

STANDARD = f"""<html lang="nl"><head><title>Beheermodel loketten 1.0</title></head><body class="h-entry"><div class="head">
<h1 class="title" id="title">Beheermodel loketten 1.0</h1><h2 id="subtitle">Handreiking <time datetime="2031-03-02">2 maart 2031</time></h2></div>
<nav id="toc"><h2 class="introductory" id="inhoudsopgave">Inhoudsopgave</h2><ol class="toc"><li><a href="#doel">1. Doel</a></li></ol></nav>
<section id="doel"><div class="header-wrapper"><h2 id="x1-doel"><bdi class="secno">1. </bdi>Doel</h2>
<a class="self-link" href="#doel" aria-label="Permalink">§</a></div><p>{prose(2)}</p>
<aside class="note"><p>Een noot die bij de tekst hoort.</p></aside>
<section id="wie"><h3><bdi class="secno">1.1 </bdi>Voor wie<a class="self-link" href="#wie"></a></h3><p>{prose(2)}</p></section></section></body></html>"""

LANDING = """<html lang="nl"><head><title>Havenstrategie 2031 | Rapport | Lorn.example</title>
<meta name="DCTERMS.title" content="Havenstrategie 2031"><meta name="DCTERMS.issued" content="2031-03-02">
<meta name="OVERHEID.authority" content="Ministerie van Havens"><meta property="og:title" content="Havenstrategie 2031">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Report",
 "headline": "Havenstrategie 2031", "datePublished": "2031-03-02", "publisher": {"@type": "Organization", "name": "Ministerie van Havens"}}]}</script>
<script type="application/ld+json">{broken</script></head><body>
<main><h1>Havenstrategie 2031</h1><p>De strategie zegt hoe de havens de komende tien jaar bewoners helpen en wat dat kost.</p>
<dl><dt>Gepubliceerd</dt><dd><time datetime="2031-03-02">2 maart 2031</time></dd></dl>
<ul><li><a href="/d/bijlage-kosten.pdf">Bijlage kosten (PDF)</a></li>
<li><a href="/d/havenstrategie%202031.PDF?v=2">Havenstrategie 2031 (PDF, 2 MB)</a></li>
<li><a href="javascript:print()">Print</a> <a href="#top">Naar boven</a> <a href="mailto:a@b.example">Mail</a></li></ul></main>
<footer><a href="/privacy.pdf">Privacyverklaring</a></footer></body></html>"""
