using System;
using System.Security.Cryptography;
using System.Text;
using PrunableNets.Data;
using PrunableNets.Formats;

namespace PrunableNets;

/// <summary>All of a network that a measurement depends on.</summary>
/// <param name="Model">The class's name.</param>
/// <param name="Architecture">Fingerprint.</param>
/// <param name="Weights">Fingerprint of the state dict.</param>
/// <param name="Train">The training data, with their fingerprint.</param>
/// <param name="Objective">Name.</param>
internal sealed record NetworkIdentity(string Model, string Architecture, string Weights, string Train, string Objective)
{
    public static NetworkIdentity Of(NetworkContext context) => new(
        context.Architecture.Model, context.Architecture.Fingerprint, StateDict.Fingerprint(context.Network.state_dict()),
        DatasetIdentity.Of(context.Train), context.Objective.Name);

    /// <summary>SHA-256 (hex) of this, the measurement and its settings.</summary>
    public string KeyOf<TItem, TResult>(Measurement<TItem, TResult> measurement) =>
        Hash($"{this}\n{measurement.GetType()}\n{measurement.TestData}\n{SettingsOf(measurement)}");

    /// <summary>The settings as JSON.</summary>
    public static string SettingsOf<TItem, TResult>(Measurement<TItem, TResult> measurement) =>
        System.Text.Json.JsonSerializer.Serialize(measurement, measurement.GetType(), MeasurementJson.Format);

    /// <summary>SHA-256 (hex).</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
