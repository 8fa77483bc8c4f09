using System;

namespace PrunableNets.Gpu.Tests;

/// <summary>A test of what is different on a GPU. It runs there where there is one, else on the CPU, so that the test itself is tested.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GpuFactAttribute : FactAttribute;
