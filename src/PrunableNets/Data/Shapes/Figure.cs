namespace PrunableNets.Data.Shapes;

/// <summary>Whether the point (x, y) lies inside.</summary>
internal delegate bool Figure(double x, double y);
