@echo off
rem khoso: opens the window; khoso [--archive DIR] VERB ...: runs a verb
setlocal
set HERE=%~dp0
set JAVA=java
if defined JAVA_HOME set JAVA=%JAVA_HOME%\bin\java
if exist "%HERE%jre\bin\java.exe" set JAVA=%HERE%jre\bin\java
for %%f in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set LAUNCHER=%%f
set LOG=-Djava.util.logging.config.file="%HERE%logging.properties" -Dfile.encoding=UTF-8
if "%~1"=="" (
  "%JAVA%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC %LOG% -jar "%LAUNCHER%" -nosplash -name Khoso -clearPersistedState -data "%USERPROFILE%\.khoso\workspace"
) else (
  "%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true %LOG% -jar "%LAUNCHER%" -nosplash -name khoso -application org.khoso.cli.app -data @none %*
)
