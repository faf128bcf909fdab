"""The steps of shapefiles/rebuild."""
