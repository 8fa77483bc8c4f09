using System;
using PrunableNets.Generators.Models;

namespace PrunableNets.Generators.Lowering;

/// <summary>Expressions or statements are nested deeper than is followed.</summary>
internal sealed class NestingException(LocationInfo place, int limit) : Exception
{
    public LocationInfo Place => place;

    public int Limit => limit;
}
