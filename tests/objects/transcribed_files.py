"""One page with two lines in ALTO, PAGE XML and hOCR, measured on a scan of 400 x 600."""

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><sourceImageInformation>
<fileName>scans/1.tif</fileName></sourceImageInformation></Description>
<Layout><Page ID="p" WIDTH="400" HEIGHT="600"><PrintSpace><TextBlock ID="b">
<TextLine ID="l1" HPOS="40" VPOS="60" WIDTH="200" HEIGHT="30"><String CONTENT="Дорогой" HPOS="40" VPOS="60" WIDTH="90"
 HEIGHT="30"/><SP/><String CONTENT="това" HPOS="140" VPOS="60" WIDTH="100" HEIGHT="30"/><HYP CONTENT="-"/></TextLine>
<TextLine ID="l2"><String CONTENT="рищ!" HPOS="40" VPOS="100" WIDTH="50" HEIGHT="20"/></TextLine>
<TextLine ID="l3"/></TextBlock></PrintSpace></Page></Layout></alto>"""

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
<Page imageFilename="1.jpg" imageWidth="400" imageHeight="600"><ReadingOrder><OrderedGroup id="g">
<RegionRefIndexed index="1" regionRef="second"/>
<RegionRefIndexed index="0" regionRef="first"/></OrderedGroup></ReadingOrder>
<TextRegion id="second"><Coords points="0,0 1,1"/><TextLine id="b"><Coords points="40,100 90,100 90,120 40,120"/>
<TextEquiv index="1"><Unicode>рищ?</Unicode></TextEquiv>
<TextEquiv index="0"><Unicode>рищ!</Unicode></TextEquiv></TextLine>
</TextRegion><TextRegion id="first"><TextLine id="a"><Coords points="40,60 240,60 240,90 40,90"/>
<Word><TextEquiv><Unicode>Дорогой</Unicode></TextEquiv></Word>
<Word><TextEquiv><Unicode>това-</Unicode></TextEquiv></Word>
</TextLine></TextRegion></Page></PcGts>"""

HOCR = """<!DOCTYPE html><html><body>
<div class='ocr_page' title='image "C:\\scans\\1.png"; bbox 0 0 400 600; ppageno 0'><p class='ocr_par'>
<span class='ocr_line' title="bbox 40 60 240 90; baseline 0 0"><span class='ocrx_word'>Дорогой</span>
<span class='ocrx_word'>това-</span></span>
<span class='ocr_line' title="bbox 40 100 90 120"><span class='ocrx_word'>рищ!</span></span></p></div></body></html>"""
