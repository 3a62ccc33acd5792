"""The catalogue over HTTP: the feed, the pages, the server. `catalog.web.app.create_app` is for any WSGI server."""
