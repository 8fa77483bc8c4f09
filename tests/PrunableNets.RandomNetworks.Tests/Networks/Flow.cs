namespace PrunableNets.RandomNetworks.Tests.Networks;

/// <summary>A variable of generated source that holds a feature map [B, Channels, Height, Width].</summary>
internal sealed record Flow(string Name, int Channels, int Height, int Width);
