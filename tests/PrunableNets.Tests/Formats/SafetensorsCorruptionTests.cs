using System;
using System.IO;
using System.Text;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;

namespace PrunableNets.Tests.Formats;

public sealed class SafetensorsCorruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder.File("weights.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 7, "cut short")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 9, "1 bytes after the last tensor")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "takes 12 bytes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "4 bytes of no tensor before 'a'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}", 8, "data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}", 8, "data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1,-2],\"data_offsets\":[0,8]}}", 8, "impossible shape")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}", 8, "impossible shape")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}", 8, "'b' overlaps")]
    [InlineData("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[8],\"data_offsets\":[0,8]}}", 8, "dtype F8_E4M3")]
    [InlineData("{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}", 8, "not what the format prescribes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,8]}}", 8, "not what the format prescribes")]
    [InlineData("{\"a\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]}}", 8, "not what the format prescribes")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}", 0, "not what the format prescribes")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", 0, "not what the format prescribes")]
    [InlineData("[1]", 0, "not what the format prescribes")]
    [InlineData("{\"a\":", 0, "not what the format prescribes")]
    public void AHeaderThatBreaksARuleIsNamed(string header, int dataLength, string expected) =>
        AssertRefused([.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[dataLength]], expected);

    [Fact]
    public void AFileWithoutRoomForItsHeaderIsNamed()
    {
        AssertRefused([], "too few");
        AssertRefused([100, 0, 0, 0, 0, 0, 0, 0, (byte)'{'], "cut short");
        AssertRefused(Encoding.ASCII.GetBytes("PK\x03\x04 a zip file, as PyTorch writes"), "another format");
        AssertRefused([255, 255, 255, 255, 255, 255, 255, 255], "another format");
    }

    private void AssertRefused(byte[] content, string expected)
    {
        File.WriteAllBytes(Target, content);
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(Target));
        Assert.Contains(Target, error.Message);
        Assert.Contains(expected, error.Message);
    }
}
