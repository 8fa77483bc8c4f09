using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PrunableNets.Distributed.Tests.Machines;

/// <summary>
/// The certificates of a cluster, and one that another authority signed for the same name: who is let in must not depend on names alone.
/// </summary>
public sealed class Certificates : IDisposable
{
    /// <summary>The name for which all of them are.</summary>
    public const string Host = "pruning-cluster";

    /// <summary>Of the files with keys.</summary>
    public const string Password = "of a test";

    private static readonly Oid Server = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid Client = new("1.3.6.1.5.5.7.3.2");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prunable-certificates");
    private readonly X509Certificate2 authority = MakeAuthority("CN=Pruning");
    // The same name, so that only the key tells them apart.
    private readonly X509Certificate2 foreign = MakeAuthority("CN=Pruning");

    public Certificates()
    {
        AuthorityFile = Write("ca.pem", Encoding.ASCII.GetBytes(authority.ExportCertificatePem()));
        ForeignAuthorityFile = Write("foreign-ca.pem", Encoding.ASCII.GetBytes(foreign.ExportCertificatePem()));
        ClusterFile = Issue("silo", authority);
        ForeignFile = Issue("foreign", foreign);
    }

    /// <summary>The certificate of the cluster's authority, PEM.</summary>
    public string AuthorityFile { get; }

    /// <summary>A silo's certificate with its key, PKCS #12.</summary>
    public string ClusterFile { get; }

    /// <summary>The same of another authority.</summary>
    public string ForeignFile { get; }

    /// <summary>Whose certificate is there too.</summary>
    public string ForeignAuthorityFile { get; }

    public void Dispose()
    {
        authority.Dispose();
        foreign.Dispose();
        folder.Delete(recursive: true);
    }

    private string Issue(string name, X509Certificate2 issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([Server, Client], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        using var certificate = request.Create(issuer, issuer.NotBefore, issuer.NotAfter, RandomNumberGenerator.GetBytes(16));
        using var whole = certificate.CopyWithPrivateKey(key);
        return Write($"{name}.pfx", whole.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password));
    }

    private static X509Certificate2 MakeAuthority(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        // Clocks of machines differ.
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>For nobody else to read.</summary>
    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(content);
        return path;
    }
}
