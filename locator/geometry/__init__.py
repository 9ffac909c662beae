"""Distances on the earth: the WGS-84 ellipsoid, and the nearest of many points in exact geodesic order."""
