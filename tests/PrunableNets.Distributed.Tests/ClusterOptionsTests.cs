using System;
using System.Collections.Generic;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PrunableNets.Distributed.Tests;

public sealed class ClusterOptionsTests
{
    [Theory]
    [InlineData("Name", "", "Cluster:Name: is")]
    [InlineData("Adress", "127.0.0.1", "Adress")]
    [InlineData("Address", "here", "Cluster:Address: 'here' is no IP address")]
    [InlineData("Address", "0.0.0.0", "Cluster:Address: '0.0.0.0' is every address")]
    [InlineData("Address", "192.0.2.1", "Cluster:Certificate: is missing")]
    [InlineData("Port", "70000", "Cluster:Port: 70000 is no port")]
    [InlineData("Port", "many", "many")]
    [InlineData("Primary", "somewhere", "Cluster:Primary: 'somewhere' is no address with a port")]
    [InlineData("Database", "no=connection", "Cluster:Database: is no connection string")]
    [InlineData("SilentSeconds", "1", "Cluster:SilentSeconds: 1 is out of 3 to 3600")]
    [InlineData("Certificate:File", "a.pfx", "Cluster:Certificate: needs File and Authority")]
    public void WhatCannotWorkIsRefusedByKey(string key, string value, string told)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Cluster:" + key, value)]);
        var error = Assert.Throws<OptionsValidationException>(() => builder.AddPruningCluster(builder.Configuration.GetSection("Cluster")));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoListsOfMembersAreOneTooMany()
    {
        var options = new ClusterOptions { Primary = "127.0.0.1:11111", Database = "Host=a;Database=b" };
        Assert.Contains(
            options.Problems(),
            static p => p is { Key: "Primary" } && p.Problem.StartsWith("stands beside Database", StringComparison.Ordinal));
    }
}
